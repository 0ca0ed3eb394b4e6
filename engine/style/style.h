/* style/style.h -- a house style, resolved: all measures of a page. Includes: base, style/rules.h.
 * A style file changes some values of the built-in style; what a key means, its unit and its range stand in
 * schema.c, which reads this struct's fields. Lengths are units of 1/2880 mm. */
#ifndef TS_STYLE_STYLE_H
#define TS_STYLE_STYLE_H

#include "base/ctx.h"
#include "base/length.h"
#include "base/slice.h"
#include "style/rules.h"

#include <stdbool.h>

/* The faces of a Chinese paper; a style says which family stands for each. */
enum ts_font_role {
    TS_FONT_SONG,     /* 报宋: body */
    TS_FONT_BIAOSONG, /* 标宋: headlines */
    TS_FONT_HEI,      /* 黑: subheads, labels */
    TS_FONT_KAI,      /* 楷: lead, byline */
    TS_FONT_FANGSONG, /* 仿宋: notes */
    TS_N_FONT_ROLES
};

struct ts_font_choice {
    const char *family;
    const char *western; /* family of the Western companion; "" = the family's own Latin */
    int weight;          /* 100 to 900 */
    const char *package; /* what to install if the family is missing; "" = not known */
    int stand_in;        /* the ts_font_role used if the family is missing; -1 = none, an error */
};

struct ts_colour {
    int cyan, magenta, yellow, black; /* percent */
};

enum ts_align { TS_ALIGN_START, TS_ALIGN_CENTRE, TS_ALIGN_END, TS_ALIGN_SPREAD };

/* How far an article fills its page (拼版). */
enum ts_fit_mode {
    TS_FIT_NONE, /* columns one after the other */
    TS_FIT_ROWS, /* level columns */
    TS_FIT_PAGE, /* the type area to its last row, or what is over or short is a warning */
    TS_FIT_AUTO  /* the same where the ranges allow it, else level columns */
};

/* What may be changed to fill a page, and how far. */
struct ts_fit_ranges {
    int mode;                  /* ts_fit_mode */
    ts_len min_size, max_size; /* of the body; all other sizes but the headline's keep their ratio to it */
    ts_len min_row, max_row;
    int min_columns, max_columns; /* into which the type area may be re-cut */
    int head_rows;                /* that the head may take more */
    ts_len least_height;          /* of a short article's columns, thousandths of the width it takes */
    const char *const *order;     /* what is changed first; NULL-terminated */
};

/* A paragraph with a speaker's label. */
enum ts_label_form {
    TS_FORM_RUN_IN, /* 接排: indented as any other, the text right behind the label */
    TS_FORM_HANG    /* 凸排: the label at the line's start, all of the text beside it */
};

enum { TS_INDENT_AS_ALL = -1 /* a first paragraph's: that of the others */ };

/* 破栏: where the remainder goes when columns are cut anew (grid/recut.h). */
enum ts_remainder {
    TS_REMAINDER_ABSOLUTE, /* 绝对: equal columns of whole characters, the gutters take it */
    TS_REMAINDER_RELATIVE, /* 相对: columns of whole characters, the first ones a character wider */
    TS_REMAINDER_FREE,     /* 自由: equal columns of any width */
    TS_REMAINDER_GRID      /* 自动: the page's own columns */
};

/* Widths of punctuation (CLREQ, "Punctuation adjustment"). */
enum ts_punctuation {
    TS_PUNCTUATION_AS_TEXT, /* of a heading: what the rules of the line say */
    TS_PUNCTUATION_FULL,    /* 全角: 1 em, adjusted beside marks, at line ends, and to fill the line */
    TS_PUNCTUATION_KAIMING, /* 开明: 。？！ 1 em, all others half inside the line */
    TS_PUNCTUATION_HALF,    /* 半角: all half */
    TS_PUNCTUATION_NONE     /* 1 em everywhere, nothing adjusted */
};

/* How a kind of text is set. */
struct ts_type {
    int font;              /* ts_font_role */
    int weight;            /* 100 to 900; 0 = the role's */
    ts_len size, min_size; /* em; a headline is scaled between the two */
    struct ts_colour colour;
    int align;                   /* ts_align */
    ts_len indent;               /* of a paragraph's first line; the subhead: of its lines */
    ts_len first_indent;         /* of the first line under a heading; or TS_INDENT_AS_ALL */
    ts_len turn_indent;          /* of a paragraph's other lines */
    int paragraph_space;         /* empty rows between paragraphs */
    ts_len left, right;          /* the quotation: white at the start and the end of its lines */
    int form;                    /* ts_label_form */
    ts_len label_width;          /* of a label that hangs, a note's number, or a list's mark */
    const char *mark;            /* the list: before each item; "" = none */
    int rows;                    /* rows of the grid it takes at least */
    int rows_before, rows_after; /* empty rows around it */
    int most_rows;               /* the lead: longer, and it is body; the subhead: to level columns */
    int columns;                 /* the lead, the standfirst: set in how many columns */
    int remainder;               /* ts_remainder of these and of a box's */
    ts_len gutter;               /* between them */
    int span;                    /* the lead: over how many columns of the page; 0 = those of the head */
    bool dash;                   /* the deck: a dash is drawn before it */
    ts_len rule;                 /* thickness of the rules above and below; 0 = none */
    ts_len rule_width;           /* the notes: how long the rule above them is */
    struct ts_colour rule_colour;
    struct ts_colour tint; /* the box: its ground; all 0 = none */
    ts_len phrase_gap;     /* what a blank in the copy becomes between two Han characters */
    ts_len gap;            /* the dateline: white behind it */
    ts_len rise;           /* of note marks: the baseline above the line's */
    ts_len tracking;   /* 字距: between the cells of Han and marks; thousandths of an em, may be negative */
    int punctuation;   /* ts_punctuation: of a heading's marks */
    ts_len spread;     /* align spread: shorter lines are spread to it; 0 = to the measure */
    ts_len name_width; /* the byline: what a name of two characters is spread to; thousandths of an em */
};

enum ts_direction { TS_DIRECTION_HORIZONTAL, TS_DIRECTION_VERTICAL };

/* What a block is on its page; the section `blocks` says how each kind is set (style/block.h). */
enum ts_block_role {
    TS_BLOCK_ARTICLE, /* 一般 */
    TS_BLOCK_LEAD,    /* 头条 */
    TS_BLOCK_SECOND,  /* 二条 */
    TS_BLOCK_FOOT,    /* 倒头条 */
    TS_BLOCK_BRIEFS,  /* 简讯: short items with run-in headings */
    TS_BLOCK_PHOTO,   /* 图片新闻: a picture with its text */
    TS_BLOCK_LINK,    /* 链接: belongs to another article */
    TS_BLOCK_ADVERT,  /* 广告: space with its label */
    TS_N_BLOCK_ROLES
};

enum ts_side { TS_SIDE_LEFT, TS_SIDE_RIGHT };

/* Where an article's head stands (题文位置). */
struct ts_head_style {
    int columns;   /* of the page, that it stands over; 0 = all, one if it is vertical */
    int side;      /* ts_side: which of them */
    int direction; /* ts_direction of kicker, headline and deck */
    int rows;      /* of the columns that they take if they are vertical; 0 = what they need */
    bool band;     /* behind kicker, headline and deck */
    struct ts_colour band_tint, band_colour; /* of the band; of the text in it */
};

enum ts_kinsoku { TS_KINSOKU_NONE, TS_KINSOKU_BASIC, TS_KINSOKU_GB, TS_KINSOKU_STRICT };

/* Whose custom: where marks stand in their cell, and what they give. */
enum ts_region { TS_REGION_MAINLAND, TS_REGION_TAIWAN, TS_REGION_HONGKONG };

/* The rules of the line; names and defaults as in CLREQ, see line/. */
struct ts_line_rules {
    int region;               /* ts_region */
    int punctuation;          /* ts_punctuation */
    const char *corner_marks; /* of Taiwan and Hong Kong: pauses and stops placed as on the mainland; UTF-8 */
    int adjacent_marks; /* what two marks that stand together take, in thousandths of an em: 1500, 1000 */
    bool part_marks;    /* three marks or more in a row may be parted where a hole is the alternative */
    bool hang;          /* 行尾悬挂: one pause or stop may stand outside the measure */
    int kinsoku;        /* ts_kinsoku */
    ts_len western_gap_min, western_gap, western_gap_max; /* thousandths of an em */
    ts_len word_space_min, word_space_max;                /* thousandths of an em */
    ts_len hole;        /* thousandths of an em: an opening between characters that is reported */
    bool hyphenate;     /* Western words may be divided */
    bool squeeze_stops; /* 。？！ may give up their space to fill a line */
    bool grid;          /* 纵横对齐: paragraphs are set in whole cells of 1 em */
};

/* How marks of a type are set: as all are, or in a heading of its own. */
static inline int ts_type_punctuation(const struct ts_type *type, const struct ts_line_rules *rules) {
    return type->punctuation != TS_PUNCTUATION_AS_TEXT ? type->punctuation : rules->punctuation;
}

/* Text that stands off its line: ruby above it, note marks in its upper half. */
struct ts_small {
    struct ts_type type; /* its face; size and colour are the text's */
    ts_len size;         /* thousandths of the text's em */
    ts_len rise;         /* of its baseline, in thousandths of the text's em */
};

/* How marked text is set (text/inline.h); faces alone, the rest is the paragraph's. */
struct ts_inline_style {
    struct ts_type strong, emphasis;
    struct ts_small ruby, note;
};

/* Where a picture stands: in the block of the columns, or between the paragraphs of one. */
enum ts_picture_position { TS_PICTURE_TOP, TS_PICTURE_FOOT, TS_PICTURE_MIDDLE, TS_PICTURE_HERE };

enum ts_picture_side { TS_PICTURE_LEFT, TS_PICTURE_RIGHT, TS_PICTURE_CENTRE };

/* How pictures are set; a picture's own attributes stand over the first three. */
struct ts_picture_style {
    int columns;  /* its width; 0 = all that there are */
    int position; /* ts_picture_position */
    int side; /* ts_picture_side: the columns looked at first; one in the middle of the block is centred */
    int rows_before, rows_after; /* empty rows between it and the text */
    int resolution;              /* dots per inch at its size, at least; 0 = any */
    ts_len trim;                 /* what may be cut off its height or width, thousandths of it */
    ts_len rule;                 /* thickness of the frame; 0 = none */
    struct ts_colour rule_colour;
    struct ts_type caption, credit;
};

/* What stands between the blocks of a page. */
struct ts_separation_style {
    int rows;    /* empty, above every block that does not begin at the page's top */
    ts_len rule; /* in them, and between neighbouring columns of two blocks; 0 = none */
    struct ts_colour rule_colour;
    ts_len frame;                        /* around framed blocks and adverts */
    struct ts_colour frame_colour, tint; /* the tint of a tinted block's ground */
};

enum ts_numerals { TS_NUMERALS_FIGURES, TS_NUMERALS_CHINESE };

/* 转版: lines that say on which page an article goes on, and on which it began. */
struct ts_jump_style {
    struct ts_type type; /* with the alignment of `to` */
    bool show;
    const char *to, *from; /* N in them is the page's number; "" = none */
    int from_align;        /* ts_align */
    int numerals;          /* ts_numerals */
};

struct ts_folio_style {
    struct ts_type number, section, info, paper;
    ts_len section_width;    /* the tag's box */
    ts_len thick, thin, gap; /* the double rule, and the white between its lines */
    ts_len above;            /* white between the double rule and the type area */
    struct ts_colour section_tint;
};

/* 报头: the masthead of a front page. */
struct ts_masthead_style {
    int rows;    /* that it takes at least; 0 = the page has none */
    int columns; /* at the left that it stands over; 0 = all */
    struct ts_type paper, info;
};

/* What becomes of full-width digits and letters in copy. */
enum ts_full_width {
    TS_FULL_WIDTH_KEEP,   /* they stay */
    TS_FULL_WIDTH_DIGITS, /* digits become half-width, with the point between them */
    TS_FULL_WIDTH_HALF    /* letters too */
};

/* Does a paragraph of the copy run over several lines, as in mail? */
enum ts_wrapped { TS_WRAPPED_AUTO, TS_WRAPPED_YES, TS_WRAPPED_NO };

/* How copy is read. */
struct ts_copy_style {
    int full_width; /* ts_full_width */
    int wrapped;    /* ts_wrapped */
    bool join;      /* paragraphs that were certainly cut in two are joined */
};

/* What copy may ask of the program, at most. */
struct ts_limits {
    int megabytes;  /* of a file */
    int paragraphs; /* of an article */
    int characters; /* of a paragraph */
    int pictures;   /* of an article */
    int nesting;    /* of markup inside markup */
    bool outside;   /* pictures may lie outside the article's folder */
};

/* How copy is read for faults (check/). */
struct ts_check_style {
    int levels[TS_N_RULES];   /* ts_rule_level */
    int most_headline;        /* characters of the headline; 0 = any */
    const char *const *terms; /* files of the house's words, NULL-terminated (check/house.c) */
    const char *const *sensitive;
    const char *const *names;
};

/* What an article's header may say; the style's values fill what it leaves out. "" = not given. */
struct ts_folio_text {
    const char *paper, *date, *page, *section, *editor, *designer, *proofreader;
    const char *issue, *cn, *pages, *sponsor, *publisher, *address; /* of the masthead */
};

/* The lines of a paragraph that a column has at least at its head and at its foot, where the paragraph goes
 * on in another (孤行): 2 and 1, or more by the house's custom. */
struct ts_least_lines {
    int head, foot;
};

struct ts_style {
    const char *name, *about; /* for its readers */
    int office_sizes;         /* 号 by Word's table instead of the press's */
    ts_len page_width, page_height;
    ts_len area_left, area_top, area_width, area_height;
    int columns, characters; /* of the body, characters a line */
    ts_len gutter;           /* at least; the gutters take what is left of the width */
    ts_len row;              /* pitch of the row grid */
    ts_len column_rule;
    struct ts_colour column_rule_colour;
    struct ts_least_lines least_lines;
    bool bottom_rule; /* a rule under an article that ends above the foot */
    struct ts_font_choice fonts[TS_N_FONT_ROLES];
    struct ts_type body, question, answer, lead_in, dateline, run_in, advert, quote, code, list, pull, table,
        table_head, box, box_title, credit, notes, kicker, headline, deck, byline, standfirst,
        standfirst_label, lead, subhead;
    struct ts_head_style head;
    bool mark_lead_in;    /* first clause of `一是…` paragraphs in the lead-in type */
    bool mark_dateline;   /* datelines in their own type, with their gap */
    const char *end_mark; /* behind the last line of the text; "" = none */
    struct ts_fit_ranges fit;
    struct ts_line_rules line;
    struct ts_copy_style copy;
    struct ts_limits limits;
    struct ts_inline_style marked;
    struct ts_picture_style picture;
    struct ts_jump_style jump;
    struct ts_type jump_headline; /* 接续题, on the pages that an article goes on to; rows 0 = none */
    struct ts_folio_style folio;
    struct ts_masthead_style masthead;
    struct ts_separation_style separation;
    struct ts_folio_text text;
    const char *const *words; /* stay whole in headings; NULL-terminated */
    struct ts_check_style check;
};

/* Where styles are found besides a path: NULL-terminated list of folders. */
struct ts_style_request {
    const char *name;              /* a style's name or a file's path; NULL = the built-in style */
    const char *const *folders;    /* searched for NAME.yaml */
    const char *const *set;        /* KEY=VALUE with dotted keys, over the file; NULL-terminated */
    struct ts_place place;         /* where it is named; none = on the command line */
    const struct ts_yaml *builtin; /* ts_style_builtin_tree's, from who loads many; NULL = it is parsed */
};

/* The built-in style with the values of the file's parents, the file and the command over it. NULL after an
 * error: unknown style or key, bad unit, value out of range, columns that do not fit. */
const struct ts_style *ts_style_load(struct ts_ctx *, const struct ts_style_request *);

/* How far in a line of the body may begin: by an indent, beside a label that hangs. It is less than half of a
 * column. */
ts_len ts_style_widest_start(const struct ts_style *);

/* The built-in style's YAML, and the tree of it that lies under every style, in ctx->keep. */
struct ts_slice ts_style_builtin(void);
const struct ts_yaml *ts_style_builtin_tree(struct ts_ctx *);

#endif
