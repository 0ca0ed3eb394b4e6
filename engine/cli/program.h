/* cli/program.h -- what the program finds around itself: its data folders, its environment. Includes: base.
 */
#ifndef TS_CLI_PROGRAM_H
#define TS_CLI_PROGRAM_H

enum { TS_PATH_SIZE = 4096 };

struct ts_program {
    const char *style_folders[5]; /* in which house styles are looked for; NULL-terminated */
    const char *fonts_config;     /* a fontconfig file; NULL = the one built in */
    const char *cache;            /* where what was found out of fonts is kept; NULL = nowhere */
    const char *date;             /* SOURCE_DATE_EPOCH as a PDF date; NULL = not set */
    char styles[3][TS_PATH_SIZE], config[TS_PATH_SIZE], kept[TS_PATH_SIZE], epoch[32];
};

/* Fill it. The struct points into itself: it must not be copied. */
void ts_program_find(struct ts_program *);

#endif
