/* base/messages.h -- every message the program has: its level, the exit status it leads to, its wording.
 * Includes: base/lang.h. */
#ifndef TS_BASE_MESSAGES_H
#define TS_BASE_MESSAGES_H

#include "base/lang.h"

enum ts_level { TS_NOTE, TS_WARNING, TS_ERROR };

/* Exit statuses of every command. 128+n, ended by signal n, is the shell's. */
enum ts_status {
    TS_DONE = 0,      /* done */
    TS_LOOK = 1,      /* done, but a person should look at it */
    TS_NOT_DONE = 2,  /* nothing was written */
    TS_USAGE = 64,    /* wrong usage */
    TS_TRY_AGAIN = 75 /* disk full, I/O error, memory: worth another try */
};

/* Every message; its level, status and wording stand in the table of messages.c. */
enum ts_code {
    TS_FILE_UNREADABLE,  /* file, system's reason */
    TS_FILE_READ_FAILED, /* the same, of a fault that may pass */
    TS_FILE_EMPTY,
    TS_FILE_BINARY,      /* what was found */
    TS_FILE_FOREIGN,     /* what it is, what to do */
    TS_FILE_ENCODING,    /* its name */
    TS_FILE_TOO_LONG,    /* limit */
    TS_DOCX_REFUSED,     /* reason */
    TS_DOCX_LOST,        /* what, its text */
    TS_DOCX_LEFT_OUT,    /* the same */
    TS_DOCX_CROSSED_OUT, /* the same */
    TS_DOCX_CHANGES,     /* insertions, deletions */
    TS_DOCX_TABLE,
    TS_TEXT_BAD_BYTE, /* bytes in hex, encoding */
    TS_TEXT_REPLACED,
    TS_TEXT_MISREAD, /* what stands there, what went wrong, what it may have been */
    TS_TEXT_QUOTED,  /* lines */
    TS_TEXT_MAIL,
    TS_TEXT_CONTROL,       /* code point */
    TS_TEXT_ZERO_WIDTH,    /* code point */
    TS_TEXT_IDEOGRAPH,     /* what stood there, what is set */
    TS_TEXT_COMPOSED,      /* the same */
    TS_TEXT_WIDTH,         /* the same */
    TS_COPY_LIMIT,         /* what of, how many are allowed, the key */
    TS_COPY_COUNTED,       /* characters set, characters in, what was changed */
    TS_COPY_MISCOUNTED,    /* characters to set, characters set */
    TS_COPY_WRAPPED,       /* lines joined */
    TS_TABLE_TAKEN,        /* rows, columns */
    TS_COPY_CUT,           /* what was cut in two, both sides of the cut */
    TS_COPY_JOINED,        /* the same */
    TS_COPY_GOES_ON,       /* both sides of the cut */
    TS_COPY_HOLE,          /* the same */
    TS_HEADER_SYNTAX,      /* reason */
    TS_HEADER_UNKNOWN_KEY, /* key, hint */
    TS_HEADER_KEY_TWICE,   /* key, the other name it stands under */
    TS_HEADER_BAD_VALUE,   /* key, value, what is expected */
    TS_HEADER_NOT_COUNTED, /* page number */
    TS_HEADLINE_MISSING,
    TS_HEADLINE_TAKEN,
    TS_HEADLINE_SECOND,
    TS_HEADING_DOUBTFUL, /* the line */
    TS_SUBHEAD_TAKEN,
    TS_SUBHEAD_EMPTY,
    TS_SUBHEAD_LONG,
    TS_LINK_NOT_SET,     /* the address */
    TS_LINK_UNUSED,      /* the name, the address */
    TS_LINK_UNDEFINED,   /* the [name] */
    TS_TAG_UNKNOWN,      /* the <tag> */
    TS_ENTITY_UNKNOWN,   /* &name; */
    TS_COMMENT_LEFT_OUT, /* its first words */
    TS_TAGS_LEFT_OUT,    /* the first tag */
    TS_CODE_FENCE,
    TS_MARKUP_UNMATCHED,   /* the signs */
    TS_MARKUP_UNKNOWN,     /* the {name} */
    TS_MARKUP_DEEP,        /* the signs */
    TS_MARKUP_RUBY,        /* the {base|ruby|ruby} */
    TS_PICTURE_SYNTAX,     /* the line */
    TS_PICTURE_IN_LINE,    /* its file */
    TS_PICTURE_ATTRIBUTE,  /* the attribute */
    TS_PICTURE_UNREADABLE, /* file, reason */
    TS_PICTURE_RGB,        /* file */
    TS_PICTURE_REDUCED,    /* file, what was done */
    TS_PICTURE_COARSE,     /* file, dots per inch found and wanted, what would do */
    TS_INSET_HIGH,
    TS_TABLE_SPREAD, /* columns */
    TS_TABLE_PARTED, /* parts */
    TS_TABLE_WIDE,
    TS_INSET_NARROWED, /* columns, why */
    TS_INSET_CARRIED,
    TS_BOX_FENCE,
    TS_LIST_ALONE,
    TS_LIST_SPEECH,
    TS_NOTE_MISSING,      /* the mark */
    TS_NOTE_UNUSED,       /* the mark */
    TS_NOTE_TWICE,        /* the mark */
    TS_ROW_TIGHT,         /* the line gap, what is needed, in em */
    TS_STYLE_NOT_FOUND,   /* name, where looked */
    TS_STYLE_NO_PARENT,   /* name, where looked, the chain of parents */
    TS_STYLE_CIRCLE,      /* the chain of parents */
    TS_STYLE_SYNTAX,      /* reason */
    TS_STYLE_UNKNOWN_KEY, /* key, hint */
    TS_STYLE_KEY_TWICE,   /* key, the other name it stands under */
    TS_STYLE_BAD_VALUE,   /* key, value, what is expected */
    TS_STYLE_COMMENT,     /* key */
    TS_STYLE_IMPOSSIBLE,  /* what contradicts what, the values that take part */
    TS_BLOCK_FIXED,       /* key */
    TS_SET_SYNTAX,        /* argument */
    TS_PLAN_WRONG,        /* key, reason */
    TS_PLAN_OFF_GRID,     /* size and place, what the page has */
    TS_PLAN_OVERLAP,      /* size and place, line of the other block */
    TS_PLAN_MASTHEAD,     /* size and place, those of the masthead */
    TS_PLAN_NO_ROOM,
    TS_PLAN_APART,
    TS_PLAN_SMALL,         /* size, rows needed */
    TS_PLAN_TWICE,         /* article, where it stands first */
    TS_PLAN_WHITE,         /* size, place */
    TS_PLAN_HEADS_BESIDE,  /* line of the other block */
    TS_PLAN_HEADS_STACKED, /* line of the other block */
    TS_PLAN_LABEL,         /* the label */
    TS_PLAN_NONE,
    TS_PLAN_JUMP_ALONE,    /* page */
    TS_PLAN_JUMP,          /* page, reason */
    TS_PLAN_CIRCLE,        /* article, the pages */
    TS_ISSUE_PAGE,         /* page number found, expected */
    TS_ISSUE_DIFFERS,      /* key, value, the other pages' */
    TS_ISSUE_COUNT,        /* pages said, pages there */
    TS_ISSUE_LACKS,        /* which items, in both languages */
    TS_FONT_MISSING,       /* family, role, package */
    TS_FONT_RESTRICTED,    /* family, file */
    TS_FONT_BROKEN,        /* family or file, reason */
    TS_FONT_STANDS_IN,     /* family missing, family used, package */
    TS_CHAR_FALLBACK,      /* character, code point, family used */
    TS_CHAR_MISSING,       /* character, code point */
    TS_TEXT_RIGHT_TO_LEFT, /* the text */
    TS_LINE_OVERFULL,      /* by how much, the line's text */
    TS_LINE_HOLE,          /* opening in em, the line's text */
    TS_LINE_FORCED,        /* the line's text */
    TS_LINE_PARTED,        /* the line's text */
    TS_LINE_SHORT,         /* by how much, the line's text */
    TS_WORD_CUT,           /* the line's text */
    TS_HEADLINE_LONG,      /* lines */
    TS_HYPHEN_MISSING,     /* file */
    TS_PAGES_MORE,         /* pages */
    TS_HEAD_TOO_HIGH,      /* rows needed, rows there, what is moved */
    TS_COLUMNS_UNEVEN,     /* rows between the deepest column and the least deep */
    TS_COLUMNS_BESIDE,     /* the same, beside pictures, boxes, tables */
    TS_FIT_CHOSEN,         /* columns and sizes; rows added, in both languages */
    TS_FIT_FREE,           /* rows, characters */
    TS_FIT_NARROW,         /* columns that a short article takes, of how many */
    TS_FIT_SHORT,          /* rows, characters */
    TS_FIT_OVER,           /* rows, characters */
    TS_BLOCK_FITTED,       /* rows added, in both languages */
    TS_BLOCK_SHORT,        /* rows, characters */
    TS_BLOCK_OVER,         /* rows, characters */
    TS_BLOCK_WHITE,        /* rows */
    TS_BLOCK_MOVED,        /* where it stands now, where it stood */
    TS_BLOCK_JUMP_ENDS,    /* the page it was to go on on */
    TS_FIT_CUT,            /* characters, the line's text */
    TS_LEAD_LONG,          /* rows it takes, rows the style allows */
    TS_VERTICAL_NOT,
    TS_MASTHEAD_LACKS,   /* which items, in both languages */
    TS_FOLIO_CROWDED,    /* which parts */
    TS_PROPOSE_LEFT_OUT, /* rows, characters */
    TS_PROPOSE_NO_ROOM,  /* which advert, the page: columns x rows */
    TS_PROPOSE_NONE,     /* of adverts and what to do, in both languages */
    TS_PROPOSE_OVER,     /* rows, characters, per cent of the page and what to do, in both languages */
    TS_PROPOSE_SHORT,    /* rows, characters, in per cent of the page */
    TS_PROPOSE_MADE,     /* score, what it gives up */
    TS_PROPOSE_UNRANKED,
    TS_WRITE_FAILED,  /* file, system's reason (disk full, I/O), what became of an old file */
    TS_WRITE_REFUSED, /* file, system's reason: no such folder, no permission */
    TS_FIX_NOT_WRITTEN,
    TS_FIX_WRITTEN,    /* how many; how many are left */
    TS_PDF_FAILED,     /* what failed */
    TS_PICTURE_TOOL,   /* tool, package */
    TS_PICTURE_FAILED, /* tool, status */
    TS_MANIFEST_WRONG, /* what, in both languages */
    TS_MANIFEST_USED,  /* plan */
    TS_MANIFEST_LEFT,
    TS_MANIFEST_TWICE, /* id, where it stands first */
    TS_WORKERS_FAILED, /* system's reason */
    TS_WATCH_FAILED,   /* the same */
    TS_CRASH,          /* how the process ended, in both languages */
    TS_KILLED,         /* the same */
    TS_N_CODES
};

struct ts_message {
    enum ts_level level;
    enum ts_status status;
    const char *text[2]; /* English, Chinese; {0} {1} {2} stand for the arguments */
};

extern const struct ts_message ts_messages[TS_N_CODES];

/* The codes' names for programs, made from this header: file-unreadable of TS_FILE_UNREADABLE. */
extern const char *const ts_builtin_codes[];

#endif
