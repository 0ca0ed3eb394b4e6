#include "text/docx.h"

#include "base/utf8.h"
#include "text/docx_rels.h"
#include "text/docx_write.h"
#include "text/misread.h"
#include "text/normal.h"

enum { MOST_IN_EXCERPT = 40 };

/* What a word for dumps is called in messages, and whether a person has to look. */
static const struct {
    const char *what, *name;
    enum ts_code code;
} kinds[] = {{"deletion", TS_BOTH("a tracked deletion", "修订中删除的文字"), TS_DOCX_LEFT_OUT},
             {"comment", TS_BOTH("a comment", "批注"), TS_DOCX_LEFT_OUT},
             {"header", TS_BOTH("a page header", "页眉"), TS_DOCX_LEFT_OUT},
             {"footer", TS_BOTH("a page footer", "页脚"), TS_DOCX_LEFT_OUT},
             {"text-box", TS_BOTH("a text box", "文本框"), TS_DOCX_LOST},
             {"hidden", TS_BOTH("hidden text", "隐藏文字"), TS_DOCX_LOST},
             {"formula", TS_BOTH("a formula", "公式"), TS_DOCX_LOST},
             {"chart", TS_BOTH("a chart or diagram", "图表"), TS_DOCX_LOST},
             {"ruby", TS_BOTH("a phonetic guide", "拼音指南"), TS_DOCX_LOST},
             {"linked-picture", TS_BOTH("a picture that is not in the document", "不在文档里的链接图片"),
              TS_DOCX_LOST},
             {"inserted-file", TS_BOTH("an inserted file", "插入的文件"), TS_DOCX_LOST},
             {"strike", TS_BOTH("a line through text", "删除线"), TS_DOCX_CROSSED_OUT},
             {"highlight", TS_BOTH("the highlighting of this", "突出显示（文字已排出）"), TS_DOCX_LEFT_OUT},
             {"field", TS_BOTH("a field without a result", "没有结果的域"), TS_DOCX_LOST},
             {"enclosure", TS_BOTH("the frame around a character", "带圈字符的圈"), TS_DOCX_LOST},
             {"symbol", TS_BOTH("a character of a symbol font", "符号字体的字符"), TS_DOCX_LOST},
             {"placeholder", TS_BOTH("a control not filled in", "未填写的内容控件"), TS_DOCX_LEFT_OUT},
             {"contents", TS_BOTH("a line of the table of contents", "目录行"), TS_DOCX_LEFT_OUT}};

static void report(struct ts_ctx *ctx, const char *name, const struct ts_omission *o) {
    size_t k = 0, n = 0, used;
    while (k + 1 < sizeof kinds / sizeof *kinds && strcmp(kinds[k].what, o->what) != 0)
        k++;
    if (!ts_diag_wants(ctx->diag, kinds[k].code))
        return;
    for (int i = 0; n < o->text.n && i < MOST_IN_EXCERPT; i++, n += used)
        ts_utf8_decode(o->text.p + n, o->text.n - n, &used);
    TS_DIAG(ctx->diag, kinds[k].code, ((struct ts_place){name, o->line, o->line ? 1 : 0}), kinds[k].name,
            ts_arena_printf(ctx->scratch, "%.*s%s", (int)n, o->text.p, n < o->text.n ? "…" : ""));
}

static void report_all(const struct ts_docx *d) {
    struct ts_diag *diag = d->ctx->diag;
    for (size_t i = 0; i < d->omissions.n; i++)
        report(d->ctx, d->name, &d->omissions.v[i]);
    if (d->insertions + d->deletions)
        TS_DIAG(diag, TS_DOCX_CHANGES, ts_place_of_file(d->name),
                ts_arena_printf(d->ctx->scratch, "%zu", d->insertions),
                ts_arena_printf(d->ctx->scratch, "%zu", d->deletions));
    for (size_t i = 0; i < d->doubts.n; i++)
        TS_DIAG(diag, TS_DOCX_TABLE, ((struct ts_place){d->name, d->doubts.v[i].para, 1}), "");
}

/* The document's text as a source: a line a paragraph. */
static const struct ts_source *plain_source(struct ts_docx *d) {
    struct ts_source *s = TS_NEW(d->ctx->keep, struct ts_source, 1);
    TS_VEC(uint32_t) lines = {0};
    for (size_t i = 0; i < d->paras.n; i++)
        *TS_VEC_ADD(d->ctx->keep, &lines) = d->paras.v[i].begin;
    if (!lines.n)
        *TS_VEC_ADD(d->ctx->keep, &lines) = 0;
    *s = (struct ts_source){.name = d->name,
                            .text = {d->text.v, d->text.n},
                            .line_starts = lines.v,
                            .n_lines = lines.n,
                            .pack = d->pack,
                            .omissions = d->omissions.v,
                            .n_omissions = d->omissions.n};
    ts_diag_add_document(d->ctx->diag, d->name, s->text, s->line_starts, s->n_lines);
    return s;
}

static bool read_document(struct ts_docx *d, const char **fault) {
    struct ts_docx_rels rels;
    if (!ts_docx_rels_read(d->ctx, d->pack, "", &rels, fault))
        return false;
    const char *part = ts_docx_rels_of_type(&rels, "officeDocument");
    return ts_docx_read(d, part ? part : "word/document.xml", fault);
}

/* The markup in one form for each character, as all copy is; places go through it to the document. */
static const struct ts_source *normal_source(struct ts_ctx *ctx, const struct ts_source *marked,
                                             const struct ts_style *style) {
    struct ts_source *s = TS_NEW(ctx->keep, struct ts_source, 1);
    struct ts_decoded decoded = {.text = marked->text, .encoding = TS_ENCODING_UTF8};
    *s = (struct ts_source){.name = marked->name,
                            .encoding = TS_ENCODING_UTF8,
                            .origin = marked,
                            .pack = marked->pack,
                            .omissions = marked->omissions,
                            .n_omissions = marked->n_omissions};
    ts_normal_make(ctx, &decoded, style, s);
    ts_misread_report(ctx, s);
    return s;
}

const struct ts_source *ts_docx_source(struct ts_ctx *ctx, const char *name, const char *bytes, size_t n,
                                       const struct ts_style *style) {
    struct ts_docx d = {.ctx = ctx, .name = ts_arena_copy(ctx->keep, name, strlen(name))};
    const char *fault = NULL;
    d.pack = ts_pack_open(ctx, bytes, n, &fault);
    if (!d.pack || !read_document(&d, &fault)) {
        TS_DIAG(ctx->diag, TS_DOCX_REFUSED, ts_place_of_file(name), fault ? fault : "");
        return NULL;
    }
    const struct ts_source *plain = plain_source(&d);
    report_all(&d);
    return normal_source(ctx, ts_docx_write(&d, plain), style);
}
