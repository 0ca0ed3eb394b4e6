#include "copy.h"
#include "text.h"

#include "base/utf8.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Blanks are gaps on the page, and a divided word has a hyphen that the copy has not. A table that is too
 * wide is text with its signs. */
static bool counts(uint32_t cp) {
    return cp > 0x20 && cp != 0x3000 && cp != 0x200B && cp != 0xA0 && cp != 0xAD && cp != '|';
}

/* The next character that counts, 0 at the end. */
uint32_t copy_next_character(struct ts_slice *s) {
    while (s->n) {
        size_t used;
        uint32_t cp = ts_utf8_decode(s->p, s->n, &used);
        *s = ts_slice_cut(*s, used, s->n);
        if (counts(cp))
            return cp;
    }
    return 0;
}

bool copy_same_text(struct ts_slice a, struct ts_slice b) {
    uint32_t cp;
    do {
        cp = copy_next_character(&a);
        if (cp != copy_next_character(&b))
            return false;
    } while (cp);
    return true;
}

/* --- a random article --- */

static void put(struct copy *c, const char *s) {
    size_t n = strlen(s);
    if (c->n + n >= MOST_BYTES)
        return;
    memcpy(c->bytes + c->n, s, n);
    c->n += n;
}

/* A line of the copy: markup, then text that is to be set. */
static void put_para(struct copy *c, const char *markup, const char *text) {
    if (c->n_paras == MOST_PARAS || c->n + strlen(markup) + strlen(text) + 4 >= MOST_BYTES) {
        c->full = true;
        return;
    }
    put(c, markup);
    c->paras[c->n_paras++] = (struct ts_slice){c->bytes + c->n, strlen(text)};
    put(c, text);
    put(c, "\n\n");
}

/* A line of the copy that is set as `set`. */
static void put_set(struct copy *c, const char *line, const char *set) {
    size_t n = strlen(set);
    if (c->n_paras == MOST_PARAS || c->n + strlen(line) + 4 >= MOST_BYTES || c->n_set + n >= MOST_BYTES) {
        c->full = true;
        return;
    }
    put(c, line);
    put(c, "\n\n");
    memcpy(c->set + c->n_set, set, n);
    c->paras[c->n_paras++] = (struct ts_slice){c->set + c->n_set, n};
    c->n_set += n;
}

static struct text *han_text(struct prng *r, int least, int most) {
    static struct text t;
    t.n = 0;
    text_add_han(&t, r, prng_between(r, least, most));
    return &t;
}

static struct text *prose(struct prng *r, int least, int most) {
    static struct text t;
    t.n = 0;
    text_add_han(&t, r, 1); /* no paragraph of the copy begins with its markup */
    text_add_prose(&t, r, prng_between(r, least, most));
    text_add(&t, "。");
    return &t;
}

static void put_header(struct copy *c, struct prng *r) {
    put(c, "---\n");
    if (prng_chance(r, 50))
        put(c, "日期: 2023-02-28\n版次: \"07\"\n责编: 张三\n");
    if (prng_chance(r, 30))
        put_para(c, "引题: ", han_text(r, 4, 20)->bytes);
    if (prng_chance(r, 30))
        put_para(c, "副题: ", han_text(r, 4, 30)->bytes);
    put(c, "---\n\n");
}

static bool has_parts(enum page_kind kind) {
    return kind == PAGES_PARTS || kind == PAGES_SHIPPED;
}

static void put_standfirst(struct copy *c, struct prng *r) {
    static struct text t;
    t.n = 0;
    text_add(&t, prng_chance(r, 50) ? "提要：" : "内容提要：");
    text_add(&t, prose(r, 20, prng_chance(r, 8) ? 2000 : 120)->bytes);
    put_para(c, "", t.bytes);
}

/* A paragraph of the lead, or of the body where no lead is. */
static void put_opening(struct copy *c, struct prng *r, enum page_kind kind) {
    static const char *const datelines[] = {"本报讯　", "本报重庆2月28日电",
                                            "新华社北京3月1日电（记者 张三） "};
    static struct text t;
    t.n = 0;
    if (kind >= PAGES_PARTS && prng_chance(r, 60))
        text_add(&t, datelines[prng_below(r, 3)]);
    text_add(&t, prose(r, 20, prng_chance(r, 8) ? 3000 : 200)->bytes);
    put_para(c, "　　", t.bytes);
}

static void put_head(struct copy *c, struct prng *r, enum page_kind kind) {
    if (prng_chance(r, 40))
        put_header(c, r);
    else if (prng_chance(r, 30))
        put_para(c, "", han_text(r, 3, 20)->bytes);
    if (prng_chance(r, 5))
        return; /* no headline at all */
    bool huge = prng_chance(r, 8);
    struct text *headline = han_text(r, 2, huge ? 200 : 26);
    if (prng_chance(r, 30)) {
        text_add(headline, "　");
        text_add_han(headline, r, 8);
    }
    put_para(c, "# ", headline->bytes);
    if (prng_chance(r, 40))
        put_para(c, "", han_text(r, 4, 36)->bytes);
    if (prng_chance(r, 60))
        put_para(c, "", "本报记者　张三　李四");
    for (unsigned n = kind >= PAGES_PARTS && prng_chance(r, 40) ? 1 + prng_below(r, 2) : 0; n > 0; n--)
        put_standfirst(c, r);
    for (unsigned n = prng_below(r, 3); n > 0; n--)
        put_opening(c, r, kind);
}

static void put_body(struct copy *c, struct prng *r, const char *label) {
    bool huge = prng_chance(r, 3), tiny = prng_chance(r, 15);
    struct text *body = prose(r, tiny ? 0 : 10, tiny ? 20 : huge ? 4000 : 260);
    put_para(c, prng_chance(r, 50) ? "　　" : "", ts_slice_of(label).n ? label : body->bytes);
    if (ts_slice_of(label).n && c->n_paras < MOST_PARAS) { /* the label is part of the same line */
        c->n -= 2;
        put(c, body->bytes);
        c->paras[c->n_paras - 1].n += body->n;
        put(c, "\n\n");
    }
}

/* Where a box or a table stands over several columns; "" = in one. */
static const char *placing(struct prng *r, bool box) {
    static const char *const positions[] = {"", " 位置=上", " 位置=下", " 位置=中"},
                             *const sides[] = {"", " 侧=左", " 侧=右"},
                             *const columns[] = {"", " 栏=2", " 栏=3"};
    static char braces[80];
    snprintf(braces, sizeof braces, "{宽=%d栏%s%s%s}", prng_between(r, 1, 5), positions[prng_below(r, 4)],
             sides[prng_below(r, 3)], box ? columns[prng_below(r, 3)] : "");
    return prng_chance(r, 40) ? braces : "";
}

/* A table of two or three columns, each row set as its cells. */
static void put_table(struct copy *c, struct prng *r) {
    unsigned columns = 2 + prng_below(r, 2), rows = 2 + prng_below(r, prng_chance(r, 90) ? 8 : 60);
    for (unsigned i = 0; i < rows; i++) {
        static struct text line, set;
        line.n = set.n = 0;
        text_add(&line, "|");
        for (unsigned k = 0; k < columns; k++) {
            char number[16];
            snprintf(number, sizeof number, "%u", prng_below(r, 2000));
            const char *cell = k > 0 && i > 0 && prng_chance(r, 80) ? number : han_text(r, 1, 24)->bytes;
            text_add(&line, cell);
            text_add(&line, "|");
            text_add(&set, cell);
        }
        put_set(c, line.bytes, set.bytes);
        if (i == 0)
            put(c, columns == 2 ? "|---|:-:|\n" : "|---|--:|---|\n");
    }
    put(c, placing(r, false));
    put(c, "\n\n");
}

static void put_box(struct copy *c, struct prng *r) {
    const char *braces = placing(r, true);
    if (prng_chance(r, 80)) {
        static struct text line;
        const char *title = han_text(r, 2, 20)->bytes;
        line.n = 0;
        text_add(&line, "::: ");
        text_add(&line, title);
        text_add(&line, " ");
        text_add(&line, braces);
        put_set(c, line.bytes, title);
    } else {
        put(c, "::: ");
        put(c, braces);
        put(c, "\n");
    }
    for (unsigned n = 1 + prng_below(r, prng_chance(r, 80) ? 3 : 12); n > 0; n--)
        put_para(c, "", prose(r, 4, 160)->bytes);
    put(c, ":::\n\n");
}

/* A paragraph with markup of all kinds, each beside marks and beside Han. */
static void put_marked(struct copy *c, struct prng *r) {
    static const char *const kinds[][3] = {/* before the text, behind it; and what is set in its place */
                                           {"**", "**"},
                                           {"*", "*"},
                                           {"***", "***"},
                                           {"~~", "~~"},
                                           {"**“", "”**", "“”"},
                                           {"<b>", "</b>"},
                                           {"<i>", "</i>"},
                                           {"`", "`"},
                                           {"[", "](https://a.example/x_y \"z\")"},
                                           {"[", "]{着重}"},
                                           {"&#65;", "&amp;", "A&"},
                                           {"\\*", "\\_", "*_"}};
    static struct text line, set;
    line.n = set.n = 0;
    for (unsigned n = 1 + prng_below(r, 6); n > 0; n--) {
        const char *const *kind = kinds[prng_below(r, sizeof kinds / sizeof *kinds)];
        const char *plain = prng_chance(r, 30) ? "，" : han_text(r, 1, 9)->bytes;
        text_add(&line, plain);
        text_add(&set, plain);
        const char *marked = han_text(r, 1, 30)->bytes;
        text_add(&line, kind[0]);
        text_add(&line, marked);
        text_add(&line, kind[1]);
        bool two = kind[2] && *kind[2] != '\xE2'; /* each on its side */
        char first[2] = {two ? kind[2][0] : 0, 0};
        text_add(&set, two ? first : kind[2] ? "“" : "");
        text_add(&set, marked);
        text_add(&set, two ? kind[2] + 1 : kind[2] ? "”" : "");
        text_add(&line, prng_chance(r, 20) ? "<!-- 注 -->" : "");
    }
    text_add(&line, "。");
    text_add(&set, "。");
    put_set(c, line.bytes, set.bytes);
}

/* Items, items in them, and further paragraphs of both. */
static void put_list(struct copy *c, struct prng *r) {
    static const char *const signs[] = {"+ ", "+ ", "  - ", "    ", "      * "};
    put_para(c, "+ ", prose(r, 2, 60)->bytes);
    for (unsigned n = 1 + prng_below(r, 5); n > 0; n--)
        put_para(c, signs[prng_below(r, 5)], prose(r, 2, prng_chance(r, 80) ? 60 : 300)->bytes);
    put_para(c, "+ ", prose(r, 2, 60)->bytes);
}

static void put_code(struct copy *c, struct prng *r) {
    put(c, "```\n");
    for (unsigned n = 1 + prng_below(r, 6); n > 0; n--) {
        size_t before = c->n;
        put_para(c, prng_chance(r, 50) ? "    " : "", prose(r, 2, prng_chance(r, 80) ? 20 : 200)->bytes);
        c->n -= c->n > before && prng_chance(r, 60); /* without an empty line */
    }
    put(c, "```\n\n");
}

/* Lists, quotations of some lines, long or short, and breaks between sections. */
static void put_insertion(struct copy *c, struct prng *r, enum page_kind kind) {
    if (has_parts(kind) && prng_chance(r, 20))
        for (unsigned n = 2 + prng_below(r, 4); n > 0; n--)
            put_para(c, "+ ", prose(r, 2, prng_chance(r, 80) ? 60 : 300)->bytes);
    else if (has_parts(kind) && prng_chance(r, 20))
        put_list(c, r);
    else if (has_parts(kind) && prng_chance(r, 15))
        put_code(c, r);
    else if (has_parts(kind) && prng_chance(r, 20))
        put_marked(c, r);
    else if (has_parts(kind) && prng_chance(r, 30))
        put_table(c, r);
    else if (has_parts(kind) && prng_chance(r, 30))
        put_box(c, r);
    else if (has_parts(kind) && prng_chance(r, 40))
        for (unsigned n = 1 + prng_below(r, 2); n > 0; n--)
            put_para(c, ">> ", han_text(r, 2, prng_chance(r, 90) ? 30 : 300)->bytes);
    else if (prng_chance(r, 30))
        put(c, prng_chance(r, 50) ? "***\n\n" : "———\n\n");
    else
        for (unsigned n = 1 + prng_below(r, 4); n > 0; n--)
            put_para(c, "> ", prng_chance(r, 40) ? han_text(r, 5, 9)->bytes : prose(r, 10, 120)->bytes);
}

/* One of which a part has no room is left out: the first item of a list is none without the second. */
static void put_whole_insertion(struct copy *c, struct prng *r, enum page_kind kind) {
    size_t n = c->n, n_set = c->n_set;
    int n_paras = c->n_paras;
    put_insertion(c, r, kind);
    if (c->full) {
        c->n = n;
        c->n_set = n_set;
        c->n_paras = n_paras;
    }
}

/* A note, which is set with its number as `[1]`. */
static void put_note(struct copy *c, struct prng *r, unsigned number) {
    char name[16];
    snprintf(name, sizeof name, "%u", number);
    struct text line = {.n = 0}, set = {.n = 0};
    const char *note = prose(r, 5, 90)->bytes;
    const char *const parts[] = {"[^", name, prng_chance(r, 50) ? "]:" : "]：", note}, *const sets[] = {
                                                                                           "[", name, "]",
                                                                                           note};
    for (int i = 0; i < 4; i++) {
        text_add(&line, parts[i]);
        text_add(&set, sets[i]);
    }
    put_set(c, line.bytes, set.bytes);
}

/* What may stand behind the last paragraph. */
static void put_end(struct copy *c, struct prng *r) {
    if (prng_chance(r, 60))
        put_para(c, "", prng_chance(r, 50) ? "（本报记者　张三）" : "（记者 张三 通讯员 李四）");
    for (unsigned k = 1, n = prng_chance(r, 50) ? 1 + prng_below(r, 12) : 0; k <= n; k++)
        put_note(c, r, k);
}

/* --- pictures: files for them, and their markup --- */

static const int sizes[N_FILES][2] = {{60, 40}, {40, 60}, {90, 20}};

bool album_open(struct album *a) {
    char folder[] = "/tmp/typeset-prop.XXXXXX";
    bool ok = mkdtemp(folder) != NULL;
    strcpy(a->folder, folder);
    for (int i = 0; i < N_FILES; i++) {
        static const png_byte grey[60 * 60];
        png_image png = {.version = PNG_IMAGE_VERSION,
                         .width = (png_uint_32)sizes[i][0],
                         .height = (png_uint_32)sizes[i][1],
                         .format = PNG_FORMAT_GRAY};
        snprintf(a->files[i], MOST_PATH, "%s/%d.png", folder, i);
        ok &= png_image_write_to_file(&png, a->files[i], 0, grey, sizes[i][0], NULL) != 0;
    }
    return ok;
}

void album_close(const struct album *a) {
    for (int i = 0; i < N_FILES; i++)
        unlink(a->files[i]);
    rmdir(a->folder);
}

static void put_picture(struct copy *c, struct prng *r, const struct album *album) {
    static const char *const positions[] = {"", "位置=上", "位置=下", "位置=中", "位置=文中"},
                             *const sides[] = {"", "侧=左", "侧=右", "侧=居中"};
    struct text *caption = han_text(r, 0, prng_chance(r, 20) ? 60 : 16);
    caption->bytes[caption->n] = 0; /* also of none */
    if (prng_chance(r, 50))
        text_add(caption, caption->n ? " 本报记者 张三/摄" : "本报记者 张三/摄");
    if (c->n_paras == MOST_PARAS || c->n + caption->n + MOST_PATH + 100 >= MOST_BYTES)
        return;
    put(c, "![");
    if (caption->n)
        c->paras[c->n_paras++] = (struct ts_slice){c->bytes + c->n, caption->n};
    put(c, caption->bytes);
    put(c, "](");
    put(c, prng_chance(r, 10) ? "没有.jpg" : album->files[prng_below(r, N_FILES)]);
    char attributes[80];
    snprintf(attributes, sizeof attributes, "){宽=%d栏 %s %s}\n\n",
             prng_between(r, 1, prng_chance(r, 15) ? 9 : 3), positions[prng_below(r, 5)],
             sides[prng_below(r, 4)]);
    put(c, attributes);
}

/* 100 to 20,000 characters of Han, as bytes: as many short as long ones. */
static size_t random_length(struct prng *r) {
    static const int lengths[] = {100, 300, 1000, 3000, 6000, 12000, 20000};
    unsigned i = prng_below(r, sizeof lengths / sizeof *lengths - 1);
    return 3 * (size_t)prng_between(r, lengths[i], lengths[i + 1]);
}

/* The paragraphs under a subhead, until the copy has so many bytes. */
static void put_section(struct copy *c, struct prng *r, enum page_kind kind, const struct album *album,
                        bool interview, size_t most) {
    for (unsigned n = prng_below(r, 9); n > 0 && c->n < most; n--) {
        if ((kind == PAGES_INSERTIONS || has_parts(kind)) && prng_chance(r, 30))
            put_whole_insertion(c, r, kind);
        if (album && prng_chance(r, 15))
            put_picture(c, r, album);
        put_body(c, r, !interview ? "" : n % 3 == 0 ? "记者：" : n % 3 == 1 ? "董事长：" : "");
    }
}

void copy_make(struct copy *c, struct prng *r, enum page_kind kind, const struct album *album) {
    c->n = c->n_set = 0;
    c->n_paras = 0;
    c->full = false;
    put_head(c, r, kind);
    bool interview = prng_chance(r, 40);
    int sections = prng_between(r, 0, prng_chance(r, 15) ? 24 : 5);
    bool of_length = kind == PAGES_SHIPPED;
    size_t most = of_length ? random_length(r) : MOST_BYTES;
    for (int s = 0; (of_length || s <= sections) && c->n < most && c->n_paras < MOST_PARAS; s++) {
        if (s > 0)
            put_para(c, prng_chance(r, 90) ? "## " : "### ",
                     han_text(r, 2, prng_chance(r, 10) ? 60 : 14)->bytes);
        if (s > 0 && prng_chance(r, 12))
            continue; /* an empty section */
        put_section(c, r, kind, album, interview, most);
    }
    if (c->n_paras == 0)
        put_para(c, "", prose(r, 0, 9)->bytes);
    if (has_parts(kind))
        put_end(c, r);
}

void copy_make_brief(struct copy *c, struct prng *r) {
    static struct text set;
    c->n = c->n_set = 0;
    c->n_paras = 0;
    c->full = false;
    set.n = 0;
    text_add(&set, han_text(r, 4, 14)->bytes);
    put(c, "# ");
    put(c, set.bytes);
    put(c, "\n\n");
    struct text *body = prose(r, 20, 120);
    text_add(&set, body->bytes);
    put_set(c, body->bytes, set.bytes); /* the heading stands on one line with it */
    if (prng_chance(r, 20))
        put_para(c, "", prose(r, 10, 60)->bytes);
}
