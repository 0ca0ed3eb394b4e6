#include "plan/write.h"

#include "base/utf8.h"
#include "style/schema.h"
#include "text/imprint.h"

#include <stdarg.h>
#include <stdlib.h>

struct writer {
    struct ts_ctx *ctx;
    const struct ts_write_request *r;
    const struct ts_proposal *proposal;
    FILE *out;
};

static const char *const sacrifices[TS_N_SACRIFICES][2] = {
    [TS_SACRIFICE_FIT] = {"rows over or short", "超、差行"},
    [TS_SACRIFICE_COLLISION] = {"headlines side by side", "碰题"},
    [TS_SACRIFICE_STACK] = {"headlines one on another", "叠题"},
    [TS_SACRIFICE_PLACE] = {"foot article or adverts out of place", "倒头条、广告不在其位"},
    [TS_SACRIFICE_RANK] = {"order and headlines against rank", "次序、题号与分量不符"},
    [TS_SACRIFICE_SHAPE] = {"shapes of blocks", "版块过扁、过窄"},
    [TS_SACRIFICE_THROUGH] = {"a gutter from top to foot", "断版"},
    [TS_SACRIFICE_BALANCE] = {"one side heavier", "轻重不匀"},
    [TS_SACRIFICE_FRAMES] = {"frames to part headlines", "加框避碰题"},
    [TS_SACRIFICE_OPEN] = {"a part of the page is left open", "留空"}};

/* A plan that gives up more than all it can have is no worse for those who read it. */
static int points_of(const struct ts_proposal *p, int sacrifice) {
    return p->points[sacrifice] < 100 ? p->points[sacrifice] : 100;
}

/* The text in the plan's language. */
static const char *say(const struct writer *w, const char *english, const char *chinese) {
    return w->r->lang == TS_CHINESE ? chinese : english;
}

/* --- values --------------------------------------------------------------------------------------------- */

/* What YAML has no place for as it stands, or takes for the end of a line (YAML 1.1, 5.1 and 5.4). */
static bool is_unprintable(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

static bool has_unprintable(const char *text) {
    size_t used;
    for (const char *p = text, *end = text + strlen(text); p < end; p += used)
        if (is_unprintable(ts_utf8_decode(p, (size_t)(end - p), &used)))
            return true;
    return false;
}

static bool is_plain(const char *value) {
    static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-";
    if (*value == '-' || *value == 0 || has_unprintable(value))
        return false;
    for (const char *p = value; *p; p++)
        if ((unsigned char)*p < 0x80 && !strchr(safe, *p))
            return false;
    return strspn(value, "0123456789.-/") < strlen(value); /* no number, no date */
}

static void value(const struct writer *w, const char *text) {
    if (is_plain(text)) {
        fputs(text, w->out);
        return;
    }
    fputc('"', w->out);
    size_t used;
    for (const char *p = text, *end = text + strlen(text); p < end; p += used) {
        uint32_t c = ts_utf8_decode(p, (size_t)(end - p), &used);
        if (c == '"' || c == '\\')
            fprintf(w->out, "\\%c", (char)c);
        else if (is_unprintable(c))
            fprintf(w->out, "\\u%04X", c);
        else
            fwrite(p, 1, used, w->out);
    }
    fputc('"', w->out);
}

/* What the head article's header says of the page, as far as the style does not say the same. */
static void imprint(const struct writer *w) {
    const struct ts_propose_request *q = w->r->request;
    int lead = 0;
    for (int i = w->proposal->n_blocks - 1; i >= 0; i--)
        if (w->proposal->blocks[i].role == TS_BLOCK_LEAD)
            lead = w->proposal->blocks[i].articles[0];
    const struct ts_folio_text *own = &q->articles[lead]->folio, *style = &q->page->style->text;
    for (const struct ts_imprint_key *key = ts_imprint_keys(); key->name; key++) {
        const char *text = *(const char *const *)(const void *)((const char *)own + key->offset),
                   *base = *(const char *const *)(const void *)((const char *)style + key->offset);
        if (!*text || strcmp(text, base) == 0)
            continue;
        fprintf(w->out, "%s: ", say(w, key->alias, key->name));
        value(w, text);
        fputc('\n', w->out);
    }
}

/* --- what a plan gives up ------------------------------------------------------------------------------- */

/* A file's name in a comment, which some characters would end. */
static const char *shown(const struct writer *w, const char *path) {
    size_t n = strlen(path), used;
    char *name = ts_arena_copy(w->ctx->scratch, path, n), *to = name;
    for (const char *p = path; p < path + n; p += used) {
        bool odd = is_unprintable(ts_utf8_decode(p, (size_t)(path + n - p), &used));
        memmove(to, odd ? "?" : p, odd ? 1 : used);
        to += odd ? 1 : used;
    }
    *to = 0;
    return name;
}

/* A block's name: its first article's file. */
static const char *name_of(const struct writer *w, int block) {
    const struct ts_proposed_block *b = &w->proposal->blocks[block];
    return b->n_articles ? shown(w, w->r->paths[b->articles[0]]) : "";
}

static void clashes(const struct writer *w, bool stacked) {
    for (int i = 0; i < w->proposal->n_clashes; i++) {
        const struct ts_clash *c = &w->proposal->clashes[i];
        if (c->stacked != stacked)
            continue;
        int row = w->proposal->blocks[c->second].rect.row + 1;
        fprintf(w->out, say(w, "#     %s: %s and %s, row %d\n", "#     %s：%s 与 %s，第 %d 行\n"),
                c->stacked ? say(w, "one on another", "叠题") : say(w, "side by side", "碰题"),
                name_of(w, c->first), name_of(w, c->second), row);
    }
}

static void places_left(const struct writer *w) {
    for (int i = 0; i < w->proposal->n_blocks; i++) {
        const struct ts_grid_rect *r = &w->proposal->blocks[i].rect;
        if (w->proposal->blocks[i].role == TS_PROPOSED_OPEN && r->rows)
            fprintf(w->out,
                    say(w,
                        "#     at: [%d, %d], size: %dx%d: for an article of about %d characters, a picture "
                        "or an advert\n",
                        "#     位置: [%d, %d]，大小: %dx%d：可补约 %d 字的稿件、图片或广告\n"),
                    r->column + 1, r->row + 1, r->columns, r->rows,
                    r->columns * r->rows * w->r->request->page->style->characters);
    }
}

static void left_out(const struct writer *w) {
    const struct ts_proposals *all = w->r->proposals;
    for (int i = 0; i < all->n_left_out; i++)
        fprintf(w->out,
                say(w, "# left out: %s, about %d rows (%d characters)\n",
                    "# 没有排入：%s，约需 %d 行（%d 字）\n"),
                shown(w, w->r->paths[all->left_out[i].article]), all->left_out[i].rows,
                all->left_out[i].characters);
}

static bool is_set(const struct ts_proposal *p) {
    for (int i = 0; i < p->n_blocks; i++)
        if (p->blocks[i].set)
            return true;
    return false;
}

static void head_comment(const struct writer *w) {
    const struct ts_proposals *all = w->r->proposals;
    fprintf(w->out,
            say(w, "# Plan %d of %d, score %d of 100, proposed by typeset plan%s.\n",
                "# 版样 %d（共 %d 个），得分 %d（满分 100）；由 typeset plan 拟出，%s。\n"),
            w->r->which + 1, all->n, w->proposal->score,
            is_set(w->proposal)
                ? say(w, " and set on trial", "已试排")
                : say(w, " from the articles' lengths, within about 3 %", "行数按稿件长度推算，误差约 3%"));
    fputs(say(w,
              "# at: column and row of the upper left corner, from 1; size: columns x rows. Edit freely.\n",
              "# 位置：左上角在第几栏、第几行；大小：栏数x行数。尽可改动。\n"),
          w->out);
    for (int i = 0; i < TS_N_SACRIFICES; i++)
        if (w->proposal->points[i]) {
            fprintf(w->out, say(w, "#   -%d: %s\n", "#   扣 %d 分：%s\n"), points_of(w->proposal, i),
                    say(w, sacrifices[i][0], sacrifices[i][1]));
            if (i == TS_SACRIFICE_STACK || i == TS_SACRIFICE_COLLISION)
                clashes(w, i == TS_SACRIFICE_STACK);
            if (i == TS_SACRIFICE_OPEN)
                places_left(w);
        }
    left_out(w);
}

const char *ts_write_summary(struct ts_ctx *ctx, const struct ts_proposal *p) {
    const char *summary = "";
    for (int i = 0; i < TS_N_SACRIFICES; i++)
        if (p->points[i])
            summary =
                ts_lang_join(ctx->keep, summary,
                             ts_arena_printf(ctx->keep, TS_BOTH("%s%s -%d", "%s%s %d 分"),
                                             *summary ? ", " : "", sacrifices[i][0], points_of(p, i),
                                             *summary ? "，" : "扣", sacrifices[i][1], points_of(p, i)));
    return *summary ? summary : TS_BOTH("nothing given up", "不扣分");
}

/* --- blocks --------------------------------------------------------------------------------------------- */

static const char *role_name(const struct writer *w, int role) {
    const struct ts_key *key = &ts_schema_roles()[role];
    return say(w, key->name, key->alias);
}

static void paths(const struct writer *w, const struct ts_proposed_block *b) {
    bool list = b->role == TS_BLOCK_BRIEFS;
    fprintf(w->out, "    %s: %s", list ? say(w, "articles", "各稿") : say(w, "article", "稿件"),
            list ? "[" : "");
    for (int i = 0; i < b->n_articles; i++) {
        fputs(i ? ", " : "", w->out);
        value(w, w->r->paths[b->articles[i]]);
    }
    fputs(list ? "]\n" : "\n", w->out);
}

/* What came out when the block was set. */
static void set_comment(const struct writer *w, const struct ts_proposed_block *b, int characters) {
    if (b->spare == 0)
        fputs(say(w, "full\n", "排满\n"), w->out);
    else
        fprintf(w->out,
                b->spare < 0 ? say(w, "over: %d rows (%d characters)\n", "超 %d 行（%d 字）\n")
                             : say(w, "short: %d rows (%d characters)\n", "差 %d 行（%d 字）\n"),
                abs(b->spare), characters);
}

/* How the block comes out: its headline, rows that it needs, what is over or short. */
static void block_comment(const struct writer *w, const struct ts_proposed_block *b) {
    int characters =
        b->set && b->spare < 0 ? b->characters_over : abs(b->spare) * w->r->request->page->style->characters;
    double size = (double)b->needs.headline / TS_POINT;
    if (b->needs.headline && b->role != TS_BLOCK_BRIEFS)
        fprintf(w->out, say(w, "    # headline %.4g点, %d line(s); ", "    # 主题 %.4g 点 %d 行；"), size,
                b->needs.headline_lines);
    else
        fputs("    # ", w->out);
    if (b->set) {
        set_comment(w, b, characters);
        return;
    }
    fprintf(w->out, say(w, "needs %d rows of a column, ", "约需 %d 行（一栏计），"), b->needs.total);
    if (b->spare < 0)
        fprintf(w->out, say(w, "over: %d rows (%d characters)\n", "超 %d 行（%d 字）\n"), -b->spare,
                characters);
    else if (b->spare > b->needs.take)
        fprintf(w->out,
                say(w, "short: %d rows (%d characters), of which head and subheads take %d\n",
                    "差 %d 行（%d 字），其中题头、小标题可吸收 %d 行\n"),
                b->spare, characters, b->needs.take);
    else
        fprintf(w->out, say(w, "%d to spare for head and subheads\n", "余 %d 行归题头、小标题\n"), b->spare);
}

static void block(const struct writer *w, const struct ts_proposed_block *b) {
    fprintf(w->out, "  - %s: %s\n", say(w, "role", "角色"), role_name(w, b->role));
    if (b->n_articles)
        paths(w, b);
    fprintf(w->out, "    %s: [%d, %d]\n    %s: %dx%d\n", say(w, "at", "位置"), b->rect.column + 1,
            b->rect.row + 1, say(w, "size", "大小"), b->rect.columns, b->rect.rows);
    if (b->ground == TS_BLOCK_FRAMED)
        fprintf(w->out, "    %s: %s\n", say(w, "ground", "衬底"), say(w, "framed", "加框"));
    if (b->role == TS_BLOCK_BRIEFS)
        fprintf(w->out, "    %s: %s\n", say(w, "title", "栏题"), "简讯");
    if (!b->n_articles)
        return;
    fprintf(w->out, "    %s: %s\n", say(w, "free", "可调"), say(w, "yes", "是"));
    block_comment(w, b);
}

struct ts_slice ts_write_plan(struct ts_ctx *ctx, const struct ts_write_request *r) {
    char *text = NULL;
    size_t n = 0;
    struct writer w = {
        .ctx = ctx, .r = r, .proposal = &r->proposals->v[r->which], .out = open_memstream(&text, &n)};
    if (!w.out)
        exit(TS_TRY_AGAIN); /* as the arena does */
    head_comment(&w);
    if (r->style) {
        fprintf(w.out, "%s: ", say(&w, "style", "样式"));
        value(&w, r->style);
        fputc('\n', w.out);
    }
    imprint(&w);
    fprintf(w.out, "%s:\n", say(&w, "blocks", "版块"));
    for (int i = 0; i < w.proposal->n_blocks; i++)
        if (w.proposal->blocks[i].role >= 0)
            block(&w, &w.proposal->blocks[i]);
    if (fclose(w.out) != 0)
        exit(TS_TRY_AGAIN);
    struct ts_slice plan = {ts_arena_copy(ctx->keep, text, n), n};
    free(text);
    return plan;
}
