/* text/article.h -- what each paragraph of the copy is: the second stage. Includes: base, style,
 * text/source.h. Source in, article out; nothing is left out, joined only what the style says
 * (text/wrapped.h, text/joins.h), and moved only to the head's order: what stands before the headline without
 * being a kicker comes after it. The rules by which a paragraph's role is known stand in roles.h and in the
 * manual. */
#ifndef TS_TEXT_ARTICLE_H
#define TS_TEXT_ARTICLE_H

#include "style/style.h"
#include "text/picture.h"
#include "text/placing.h"
#include "text/source.h"
#include "text/span.h"

enum ts_role {
    TS_ROLE_KICKER,
    TS_ROLE_HEADLINE,
    TS_ROLE_DECK,
    TS_ROLE_BYLINE,
    TS_ROLE_STANDFIRST, /* 提要 */
    TS_ROLE_LEAD,
    TS_ROLE_SUBHEAD,
    TS_ROLE_QUESTION,
    TS_ROLE_ANSWER,
    TS_ROLE_BODY,
    TS_ROLE_QUOTE,
    TS_ROLE_CODE,  /* a line of a program or the like, as it stands */
    TS_ROLE_LIST,  /* an item of a list, or a further paragraph of one */
    TS_ROLE_PULL,  /* 引语: a pull quote */
    TS_ROLE_TABLE, /* a row of a table */
    TS_ROLE_BOX_TITLE,
    TS_ROLE_BOX,    /* a paragraph of a sidebar box */
    TS_ROLE_CREDIT, /* 文末署名: the byline in parentheses behind the last paragraph */
    TS_ROLE_NOTE,   /* 注文, at the article's end */
    TS_N_ROLES
};

/* A cell of a table's row. */
struct ts_cell {
    size_t begin, end;    /* bytes of the paragraph's text */
    size_t span, n_spans; /* its spans among the paragraph's */
    int align;            /* ts_align as the copy says; -1 = it does not */
};

struct ts_para {
    enum ts_role role;
    struct ts_slice text;        /* without blanks at its ends and without the signs of a heading */
    uint32_t offset;             /* of text in the source, for places */
    const struct ts_span *spans; /* of text, in order; what lies between two of them is markup */
    size_t n_spans;
    int depth;                   /* of a list: lists that it lies in, from 0 on */
    bool under;                  /* of a list: a further paragraph, which has no mark */
    int indent;                  /* of code: blanks before it */
    size_t label;                /* of a note: bytes of its [^1]; of a list's item: of its number */
    const struct ts_cell *cells; /* of a table's row; what lies between them are its signs */
    size_t n_cells;
    bool head;                        /* the first row of a table, the first paragraph of a box */
    const struct ts_placing *placing; /* of the first: over several columns; NULL = in one, where it stands */
    bool section;                     /* a break of the copy stands before it */
    bool goes_on;                     /* it ends the sentence that a quotation before it parted */
    bool rest;                        /* its beginning stands elsewhere (text/rest.h) */
};

struct ts_date {
    int year, month, day; /* year 0 = none */
};

/* Where a paragraph seems to be cut in two, or to miss its end (text/joins.h). */
enum ts_join_kind {
    TS_JOIN_WORD,    /* certain: a word of the dictionary or the house is parted */
    TS_JOIN_BRACKET, /* certain: a quotation mark or bracket is open, and closed behind the cut */
    TS_JOIN_MARK,    /* certain: what follows begins with a mark that no paragraph begins with */
    TS_JOIN_GOES_ON, /* no sentence ends, and what follows may go on */
    TS_JOIN_HOLE     /* no sentence ends, and what follows begins another */
};

struct ts_join {
    enum ts_join_kind kind;
    bool made;
    uint32_t end, begin;         /* in the article's source: where the first part ends, the second begins */
    size_t para;                 /* that ends there; if it is made, that has both parts */
    struct ts_slice cut;         /* of certain ones: the word, or the mark */
    struct ts_slice left, right; /* the text on either side, a few characters */
};

struct ts_joins {
    struct ts_join *v;
    size_t n, cap;
};

struct ts_article {
    const struct ts_source *source; /* in which wrapped lines, and paragraphs cut in two, are joined */
    const struct ts_para *paras;    /* in the order of the page: kicker first, whatever the copy's order */
    size_t n_paras;
    const struct ts_picture *pictures; /* in the copy's order, and never before a lead */
    size_t n_pictures;
    struct ts_folio_text folio; /* the header's values over the style's */
    struct ts_date date;
    int weight;            /* on its page, 1 = the head article; 0 = not given */
    struct ts_joins joins; /* suspects, and what was joined, in the copy's order */
    const char *title;     /* the headline, else the first paragraph's start, else "" */
};

/* Read the article. What it does not understand is body text, and reported. NULL with an error only if there
 * is nothing to set. */
const struct ts_article *ts_article_parse(struct ts_ctx *, const struct ts_source *, const struct ts_style *);

/* The name of a role in dumps. */
const char *ts_article_role_name(enum ts_role);

/* Day of the week by the Gregorian calendar, 0 = Sunday. */
int ts_article_weekday(struct ts_date);

#endif
