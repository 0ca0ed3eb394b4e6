#include "text/roles.h"

#include "base/utf8.h"
#include "text/dateline.h"
#include "text/names.h"
#include "text/notes.h"
#include "text/unmarked.h"

#include <unicode/uchar.h>

enum {
    MOST_IN_DECK = 40,
    MOST_IN_LABEL = 12,
    MOST_DECKS = 2,
    MOST_BEFORE_HEADLINE = 2,
    MOST_IN_SIGNATURE = 20,
    MOST_SIGNING = 2
};

void ts_lines_read_drop(struct ts_lines_read *lines, size_t from) {
    size_t n = from;
    for (size_t i = from; i < lines->n; i++)
        if (!lines->v[i].gone)
            lines->v[n++] = lines->v[i];
    lines->n = n;
}

bool ts_roles_is_plain(const struct ts_line_read *line) {
    return line->level == 0 && line->given == TS_ROLE_BODY;
}

static size_t count(struct ts_slice s) {
    return ts_utf8_count(s.p, s.n);
}

static bool ends_with_any(struct ts_slice s, const char *const *marks) {
    for (; *marks; marks++)
        if (ts_slice_ends(s, *marks))
            return true;
    return false;
}

static bool ends_a_sentence(struct ts_slice s) {
    static const char *const marks[] = {"。",  "！",  "？",  "；", "，", "：", "……",
                                        "。”", "！”", "？”", ".",  ";",  NULL};
    return ends_with_any(ts_notes_cut_marks(s), marks);
}

static bool is_byline(struct ts_slice s) {
    return count(s) <= MOST_IN_DECK && !ends_a_sentence(s) && ts_dateline_opens_byline(s);
}

bool ts_roles_is_short(struct ts_slice s) {
    return count(s) <= MOST_IN_DECK && (!ends_a_sentence(s) || ts_slice_starts(s, "——"));
}

/* The names of who wrote it and no more, right before the text: a list of names has more of such lines. */
static bool is_signed(const struct ts_lines_read *lines, size_t at) {
    const struct ts_line_read *next = &lines->v[at + 1];
    bool text_next = !ts_roles_is_plain(next) || next->label || !ts_roles_is_short(next->text);
    return text_next && ts_names_are_all(lines->v[at].text) &&
           (at == 0 || !ts_names_are_all(lines->v[at - 1].text));
}

/* Letters, digits, and the marks of rule 5. */
static bool is_in_name(uint32_t cp) {
    return u_isalnum((UChar32)cp) || cp == 0x300A || cp == 0x300B || cp == 0x00B7; /* 《 》 · */
}

/* Bytes of a possible label with its colon at the start of a paragraph; 0 = none. */
static size_t possible_label(struct ts_slice s) {
    size_t at = 0, used;
    for (int i = 0; i <= MOST_IN_LABEL && at < s.n; i++, at += used) {
        uint32_t cp = ts_utf8_decode(s.p + at, s.n - at, &used);
        if (cp == 0xFF1A || cp == ':')
            return i > 0 && at + used < s.n ? at + used : 0;
        if (!is_in_name(cp))
            return 0;
    }
    return 0;
}

static struct ts_slice name_of(const struct ts_line_read *line, size_t label) {
    size_t colon = line->text.p[label - 1] == ':' ? 1 : 3;
    return (struct ts_slice){line->text.p, label - colon};
}

static bool is_word(struct ts_slice s, const char *const *words) {
    for (; *words; words++)
        if (ts_slice_is(s, *words))
            return true;
    return false;
}

/* How often each possible label occurs; articles have a handful of different ones. */
struct label_count {
    struct ts_slice name;
    size_t n;
    bool asked, guest; /* whether it is a guest's, once that was asked */
};

typedef TS_VEC(struct label_count) label_counts;

static struct label_count *find_label(label_counts *counts, struct ts_slice name) {
    for (size_t i = 0; i < counts->n; i++)
        if (ts_slice_equal(counts->v[i].name, name))
            return &counts->v[i];
    return NULL;
}

static bool is_given(const struct ts_header *h, struct ts_slice name) {
    static const char *const words[] = {"问", "問", "答", "Q", "A", NULL};
    return is_word(name, words) || (h->question.text.n && ts_slice_equal(name, h->question.text)) ||
           (h->answer.text.n && ts_slice_equal(name, h->answer.text));
}

enum { MOST_LABELS = 64 };

static void count_labels(struct ts_ctx *ctx, const struct ts_lines_read *lines, size_t first,
                         label_counts *counts) {
    for (size_t i = first; i < lines->n; i++) {
        size_t label = ts_roles_is_plain(&lines->v[i]) ? possible_label(lines->v[i].text) : 0;
        if (!label)
            continue;
        struct ts_slice name = name_of(&lines->v[i], label);
        struct label_count *known = find_label(counts, name);
        if (!known && counts->n < MOST_LABELS) {
            known = TS_VEC_ADD(ctx->keep, counts);
            known->name = name;
        }
        if (known)
            known->n++;
    }
}

static bool asks(struct ts_slice name) {
    static const char *const words[] = {"记者", "主持人", "主持", "提问",     "本报",     "本刊",
                                        "記者", "提問",   "本報", "本报记者", "本報記者", NULL};
    return is_word(name, words);
}

/* The name stands in the copy without a colon behind it: somebody has introduced who speaks. */
static bool is_introduced(const struct ts_source *source, struct ts_slice name) {
    const char *p = source->text.p, *end = p + source->text.n;
    while ((p = memmem(p, (size_t)(end - p), name.p, name.n))) {
        p += name.n;
        struct ts_slice behind = {p, (size_t)(end - p)};
        if (!ts_slice_starts(behind, "：") && !ts_slice_starts(behind, ":"))
            return true;
    }
    return false;
}

/* Who speaks once in a conversation of others: by office, or by a name of three characters. */
static bool is_guest(const struct ts_source *source, struct label_count *label) {
    struct ts_slice name = label->name;
    if (label->asked)
        return label->guest;
    static const char *const words[] = {"观众", "网友", "嘉宾", "众人", "全体", "學生",
                                        "学生", "現場", "现场", "觀眾", "網友", NULL};
    label->asked = true;
    label->guest = asks(name) || is_word(name, words) ||
                   (count(name) == 3 && ts_names_are_all(name) && is_introduced(source, name));
    return label->guest;
}

/* Rule 5: mark the lines that open with a speaker's label. */
static void decide_labels(struct ts_ctx *ctx, const struct ts_source *source, const struct ts_header *h,
                          struct ts_lines_read *lines, size_t first) {
    label_counts counts = {0};
    count_labels(ctx, lines, first, &counts);
    size_t repeated = 0;
    for (size_t i = 0; i < counts.n; i++)
        repeated += counts.v[i].n >= 2;
    struct ts_slice asker = h->question.text;
    for (size_t i = first; i < lines->n; i++) {
        struct ts_line_read *line = &lines->v[i];
        size_t label = ts_roles_is_plain(line) ? possible_label(line->text) : 0;
        if (!label)
            continue;
        struct ts_slice name = name_of(line, label);
        struct label_count *known = find_label(&counts, name);
        bool speaks = is_given(h, name) || (known && known->n >= 2 && repeated >= 2);
        bool guest = !speaks && lines->interview && known && is_guest(source, known);
        if (!speaks && !guest)
            continue;
        if (!asker.n && !(h->answer.text.n && ts_slice_equal(name, h->answer.text)))
            asker = name;
        line->label = label;
        line->role = ts_slice_equal(name, asker) || (guest && asks(name)) ? TS_ROLE_QUESTION : TS_ROLE_ANSWER;
        lines->interview = true;
    }
}

/* Rules 2 and 3: the headline's index, or lines->n. */
static size_t decide_headline(struct ts_ctx *ctx, const struct ts_source *source, const struct ts_header *h,
                              struct ts_lines_read *lines, size_t first) {
    size_t headline = lines->n;
    for (size_t i = first; i < lines->n; i++) {
        struct ts_line_read *line = &lines->v[i];
        if (line->level == 0)
            continue;
        line->role = TS_ROLE_SUBHEAD;
        if (line->level > 1)
            continue;
        if (headline == lines->n && !h->headline.text.n) {
            headline = i;
            line->role = TS_ROLE_HEADLINE;
        } else {
            TS_DIAG(ctx->diag, TS_HEADLINE_SECOND, ts_source_place(source, line->offset), "");
        }
    }
    if (headline == lines->n && !h->headline.text.n)
        headline = ts_unmarked_headline(ctx, source, lines, first);
    if (headline < lines->n && headline - first <= MOST_BEFORE_HEADLINE && !h->kicker.text.n) {
        bool all_short = true;
        for (size_t i = first; i < headline; i++)
            all_short &=
                ts_roles_is_plain(&lines->v[i]) && !lines->v[i].label && ts_roles_is_short(lines->v[i].text);
        for (size_t i = first; all_short && i < headline; i++)
            lines->v[i].role = TS_ROLE_KICKER;
    }
    return headline;
}

/* Rules 4 and 4a, from the line after the headline on; returns the first line that is neither. */
static size_t decide_deck_and_byline(const struct ts_header *h, struct ts_lines_read *lines, size_t at) {
    int decks = h->deck.text.n ? MOST_DECKS : 0;
    bool bylines = false;
    for (; at < lines->n; at++) {
        struct ts_line_read *line = &lines->v[at];
        if (ts_unmarked_is_head_part(line)) {
            decks = line->role == TS_ROLE_DECK ? MOST_DECKS : decks;
            continue;
        }
        if (!ts_roles_is_plain(line))
            break;
        bool last = at + 1 == lines->n;
        size_t standfirst =
            h->standfirst.text.n || line->label ? 0 : ts_dateline_standfirst_label(line->text);
        if (!last && standfirst) {
            line->role = TS_ROLE_STANDFIRST;
            line->label = standfirst;
            decks = MOST_DECKS;
            if (standfirst == line->text.n && at + 2 < lines->n && ts_roles_is_plain(line + 1) &&
                !line[1].label)
                lines->v[++at].role = TS_ROLE_STANDFIRST;
        } else if (!last && !line->label && (is_byline(line->text) || is_signed(lines, at))) {
            line->role = TS_ROLE_BYLINE;
            bylines = true;
        } else if (!bylines && decks < MOST_DECKS && !last && ts_roles_is_short(line->text) && !line->label &&
                   !ts_unmarked_opens_numbering(lines, at)) {
            line->role = TS_ROLE_DECK;
            decks++;
        } else {
            break;
        }
    }
    return at;
}

/* Rules 6 and 7: from `at` up to the first subhead or label, if there is one, but to no quotation, list or
 * break.
 */
static void decide_lead(struct ts_lines_read *lines, size_t at) {
    size_t end = at;
    while (end < lines->n && (lines->v[end].role == TS_ROLE_BODY || lines->v[end].given != TS_ROLE_BODY))
        end++;
    for (size_t i = at; end < lines->n && i < end; i++) {
        if (lines->v[i].given != TS_ROLE_BODY || (i > at && lines->v[i].section))
            break;
        lines->v[i].role = TS_ROLE_LEAD;
    }
}

bool ts_roles_end_sentence(struct ts_slice s) {
    static const char *const closing[] = {"”", "’", "」", "』", "）", ")", "\"", NULL};
    static const char *const marks[] = {"。", "！", "？", "…", ".", "!", "?", NULL};
    s = ts_notes_cut_marks(s);
    for (size_t i = 0; closing[i];) {
        bool found = ts_slice_ends(s, closing[i]);
        s.n -= found ? strlen(closing[i]) : 0;
        i = found ? 0 : i + 1;
    }
    return ends_with_any(s, marks);
}

/* A subhead before another, or at the end, heads nothing. */
static void report_empty_sections(struct ts_ctx *ctx, const struct ts_source *source,
                                  const struct ts_lines_read *lines) {
    for (size_t i = 0; i < lines->n; i++)
        if (lines->v[i].role == TS_ROLE_SUBHEAD &&
            (i + 1 == lines->n || lines->v[i + 1].role == TS_ROLE_SUBHEAD))
            TS_DIAG(ctx->diag, TS_SUBHEAD_EMPTY, ts_source_place(source, lines->v[i].offset), "");
}

static bool may_be_credit(const struct ts_lines_read *lines, size_t i, size_t first) {
    const struct ts_line_read *line = &lines->v[i];
    enum ts_role before = i > first ? line[-1].role : TS_ROLE_HEADLINE;
    return line->role == TS_ROLE_BODY && !line->section && before >= TS_ROLE_LEAD &&
           before != TS_ROLE_SUBHEAD;
}

/* 桐湾市人民政府, 女儿：晚晴: a few words, no figure and no mark but a colon. 截稿日期：4月15日 signs
 * nothing. */
static bool may_sign(struct ts_slice s) {
    static const char *const marks[] = {"。", "，", "；", "！", "？", "、", "“", "”", "…", "（", "|", NULL};
    for (const char *const *mark = marks; *mark; mark++)
        if (memmem(s.p, s.n, *mark, strlen(*mark)))
            return false;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            return false;
    return count(s) <= MOST_IN_SIGNATURE && !ends_a_sentence(s);
}

/* Rule 7a. */
static void decide_credit(struct ts_lines_read *lines, size_t first) {
    size_t last = lines->n - 1;
    if (lines->n < first + 2 || !may_be_credit(lines, last, first))
        return;
    bool dated = ts_dateline_is_date(lines->v[last].text);
    if (dated || ts_dateline_is_credit(lines->v[last].text) ||
        (!ts_slice_starts(lines->v[last].text, "（") && is_byline(lines->v[last].text)))
        lines->v[last].role = TS_ROLE_CREDIT;
    for (size_t k = 1; dated && k <= MOST_SIGNING && may_be_credit(lines, last - k, first) &&
                       may_sign(lines->v[last - k].text);
         k++)
        lines->v[last - k].role = TS_ROLE_CREDIT;
}

/* Rule 6a. */
static void decide_dateline(struct ts_lines_read *lines, size_t at) {
    while (at < lines->n && lines->v[at].role != TS_ROLE_LEAD && lines->v[at].role != TS_ROLE_BODY)
        at++;
    if (at < lines->n)
        lines->v[at].dateline = ts_dateline_find(lines->v[at].text);
}

void ts_roles_decide(struct ts_ctx *ctx, const struct ts_source *source, const struct ts_header *h,
                     size_t first, struct ts_lines_read *lines) {
    ts_unmarked_read_labels(lines, first);
    for (size_t i = first; i < lines->n; i++)
        lines->v[i].role = lines->v[i].given;
    decide_labels(ctx, source, h, lines, first);
    size_t headline = decide_headline(ctx, source, h, lines, first);
    size_t at = headline < lines->n ? headline + 1 : first;
    if (headline < lines->n || h->headline.text.n) {
        at = decide_deck_and_byline(h, lines, at);
        ts_unmarked_subheads(ctx, source, lines, at);
        decide_lead(lines, at);
    }
    decide_credit(lines, at);
    decide_dateline(lines, at);
    report_empty_sections(ctx, source, lines);
}
