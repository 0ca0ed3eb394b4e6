/* prop/oracle.h -- judges set lines by the rules alone. Includes: prop/view.h, prop/kinds.h; nothing of the
 * engine. It sees where glyphs stand and reads the paragraph; classes, cells and limits are its own
 * (line-composition.md). Where the rules or the font leave a cell's edges unknown, it asks nothing of the
 * places beside it. */
#ifndef TS_PROP_ORACLE_H
#define TS_PROP_ORACLE_H

#include "view.h"

enum rule {
    RULE_TEXT,         /* nothing lost, doubled or moved */
    RULE_LINE_START,   /* a mark that never starts a line (section 2) */
    RULE_LINE_END,     /* a mark that never ends a line */
    RULE_NUMBER,       /* a number with its separators and signs is one piece */
    RULE_WORD,         /* a Western word is one piece */
    RULE_UNIT,         /* —— …… ？！ are one piece */
    RULE_MEASURE,      /* a line fills its measure */
    RULE_EDGE,         /* the ink's cells begin and end where the line says it does */
    RULE_START_TRIM,   /* an opening mark gives up the space before it at a line's start */
    RULE_END_TRIM,     /* a mark at a line's end is half width (GB/T 15834, 5.1.10) */
    RULE_WESTERN_GAP,  /* 1/8 to 1/3 em between Han and Western (section 4) */
    RULE_NATURAL,      /* a line that is not filled keeps the widths of section 3 */
    RULE_RIGID,        /* a place that never opens was opened or closed */
    RULE_SIGN,         /* a line was reduced and expanded at once */
    RULE_REDUCED_FAR,  /* reduced beyond a limit */
    RULE_EXPANDED_FAR, /* expanded beyond a limit */
    RULE_UNEVEN,       /* places of one kind did not give or take equally */
    RULE_ORDER,        /* a step before its turn (section 5) */
    RULE_BACKWARDS,    /* a character left of the one before */
    RULE_INK,          /* the ink of a mark and its neighbour overlap */
    RULE_HANG,         /* a mark hangs that may not */
    RULE_STROKE,       /* —— has a gap, or is not 2 em */
    RULE_FLAG,         /* a line says of itself what is not so, or keeps silent */
    N_RULES
};

struct finding {
    enum rule rule;
    size_t line, cell;
    int32_t amount; /* of what is too much or too little, in units; 0 if that has no sense */
};

enum { MOST_FINDINGS = 8 };

struct findings {
    struct finding first[MOST_FINDINGS];
    int n;
    uint32_t rules; /* bit of each rule that was broken */
};

void oracle_judge(const struct view *, struct findings *);

const char *oracle_rule_name(enum rule);

#endif
