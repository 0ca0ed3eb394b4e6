/* text/span.h -- a stretch of a paragraph's text and what the copy marks it as. Includes: base/slice.h. */
#ifndef TS_TEXT_SPAN_H
#define TS_TEXT_SPAN_H

#include "base/slice.h"

#include <stdint.h>

/* What a stretch is marked as; several may hold at once. */
enum ts_marked {
    TS_MARKED_LABEL = 1,                   /* the speaker's name with its colon */
    TS_MARKED_LEAD_IN = 2,                 /* the first clause of 一是…， */
    TS_MARKED_STRONG = 4,                  /* **…**: 黑体 */
    TS_MARKED_EMPHASIS = 8,                /* *…*: 楷体 */
    TS_MARKED_DOTS = 16,                   /* 着重号 */
    TS_MARKED_NAME = 32,                   /* 专名号: a line under a proper name */
    TS_MARKED_TITLE = 64,                  /* 书名号甲式: a wavy line under a title */
    TS_MARKED_DEATH = 128,                 /* 示亡号: a frame around the name of one who has died */
    TS_MARKED_NOTE = 256,                  /* 注码: raised, and never parted from what it follows */
    TS_MARKED_RUBY = 512,                  /* 注音: it has small text above */
    TS_MARKED_DATELINE = 1024,             /* 电头 */
    TS_MARKED_RUN_IN = 2048,               /* 接排题: a heading before the text on the same line */
    TS_MARKED_LINK = 4096,                 /* it has an address */
    TS_MARKED_STRUCK = 8192,               /* ~~…~~: a line through it */
    TS_MARKED_RAISED = 16384,              /* <sup> */
    TS_MARKED_LOWERED = 32768,             /* <sub> */
    TS_MARKED_VERBATIM = 65536,            /* code, and signs that are set as they stand: no prose */
    TS_MARKED_SMALL = 16384 + 32768 + 256, /* figures that cling to what stands before them */
    TS_MARKED_UNDER = 32 + 64,             /* the two lines */
    TS_MARKED_ELEMENT = 32 + 64 + 128      /* marks of which two that touch are told apart */
};

struct ts_span {
    unsigned marked;      /* enum ts_marked, or-ed */
    uint32_t element;     /* the name, title or frame that it is part of, from 1 on; 0 = none */
    uint32_t begin, end;  /* bytes of the paragraph's text */
    struct ts_slice ruby; /* the small text above it, part of the paragraph's text too; n 0 = none */
    struct ts_slice link; /* the address behind it, as the copy writes it; n 0 = none */
};

#endif
