#include "text/docx_roles.h"

#include "base/utf8.h"
#include "text/lines.h"
#include "text/roles.h"

enum {
    MOST_BEFORE_TITLE = 2, /* paragraphs before a Heading 1 that is the headline */
    MOST_IN_SUBHEAD = 30,
    LEAST_IN_BODY = 40
};

struct deciding {
    const struct ts_docx *docx;
    enum ts_docx_role *roles; /* by paragraph */
};

bool ts_docx_roles_is_empty(const struct ts_docx *d, size_t i) {
    const struct ts_docx_para *p = &d->paras.v[i];
    for (size_t k = 0; k < p->n_pieces; k++)
        if (d->pieces.v[p->piece + k].kind == TS_DOCX_PLAIN)
            return false;
    return true;
}

struct ts_slice ts_docx_roles_text(const struct ts_docx *d, size_t i) {
    size_t begin = d->paras.v[i].begin;
    size_t end = i + 1 < d->paras.n ? d->paras.v[i + 1].begin : d->text.n;
    return ts_lines_trim((struct ts_slice){d->text.v + begin, end > begin ? end - begin - 1 : 0});
}

bool ts_docx_roles_is_strong(const struct ts_docx *d, size_t i) {
    const struct ts_docx_para *p = &d->paras.v[i];
    for (size_t k = 0; k < p->n_pieces; k++) {
        const struct ts_docx_piece *piece = &d->pieces.v[p->piece + k];
        if (piece->kind == TS_DOCX_PLAIN && !(piece->format & TS_DOCX_STRONG))
            return false;
    }
    return !ts_docx_roles_is_empty(d, i);
}

static size_t length(const struct ts_docx *d, size_t i) {
    struct ts_slice text = ts_docx_roles_text(d, i);
    return ts_utf8_count(text.p, text.n);
}

/* Without a Title: the Heading 1 with hardly anything before it. */
static void find_title(struct deciding *w) {
    const struct ts_docx *d = w->docx;
    size_t before = 0;
    for (size_t i = 0; i < d->paras.n; i++)
        if (w->roles[i] == TS_DOCX_TITLE && !ts_docx_roles_is_empty(d, i))
            return;
    for (size_t i = 0; i < d->paras.n && before <= MOST_BEFORE_TITLE; i++) {
        if (w->roles[i] == TS_DOCX_HEADING && !ts_docx_roles_is_empty(d, i)) {
            if (d->paras.v[i].level == 1)
                w->roles[i] = TS_DOCX_TITLE;
            return;
        }
        before += !ts_docx_roles_is_empty(d, i);
    }
}

static bool is_text(const struct deciding *w, size_t i) {
    return w->roles[i] == TS_DOCX_TEXT && !w->docx->paras.v[i].table && !w->docx->paras.v[i].note;
}

/* A short bold paragraph before one of text. */
static bool is_bold_subhead(const struct deciding *w, size_t i) {
    const struct ts_docx *d = w->docx;
    if (!is_text(w, i) || !ts_docx_roles_is_strong(d, i) || length(d, i) > MOST_IN_SUBHEAD ||
        !ts_roles_is_short(ts_docx_roles_text(d, i)))
        return false;
    size_t next = i + 1;
    while (next < d->paras.n && ts_docx_roles_is_empty(d, next))
        next++;
    return next < d->paras.n && is_text(w, next) && !ts_docx_roles_is_strong(d, next);
}

/* They are what people make subheads of who use no styles, once the text has begun. */
static void find_bold_subheads(struct deciding *w) {
    bool body = false;
    for (size_t i = 0; i < w->docx->paras.n; i++) {
        if (body && is_bold_subhead(w, i))
            w->roles[i] = TS_DOCX_HEADING;
        body |= is_text(w, i) && length(w->docx, i) >= LEAST_IN_BODY;
    }
}

enum ts_docx_role *ts_docx_roles_decide(const struct ts_docx *d) {
    struct deciding w = {.docx = d, .roles = TS_NEW(d->ctx->keep, enum ts_docx_role, d->paras.n + 1)};
    for (size_t i = 0; i < d->paras.n; i++)
        w.roles[i] = d->paras.v[i].role;
    find_title(&w);
    find_bold_subheads(&w);
    return w.roles;
}
