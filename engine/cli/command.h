/* cli/command.h -- what a command of the program is: its options, and what it does. Includes: base,
 * cli/program.h, text/encoding.h.
 */
#ifndef TS_CLI_COMMAND_H
#define TS_CLI_COMMAND_H

#include "base/diag.h"
#include "cli/program.h"
#include "text/encoding.h"

#include <getopt.h>

enum { TS_MOST_SETTINGS = 62 };

/* The command line: what all commands take, and what is left of it. */
struct ts_options {
    const char *const *words; /* what is no option; borrowed from argv */
    int n_words;
    const char *style, *fonts_folder;
    const char *set[TS_MOST_SETTINGS + 1]; /* KEY=VALUE, NULL-terminated */
    int n_set;
    bool no_cache;
    enum ts_encoding encoding; /* of the articles */
    enum ts_lang lang;
    bool quiet, help, version;
    void *own; /* the command's */
};

struct ts_command {
    const char *name; /* the first word that is no option's; NULL = none, articles are set */
    const struct option
        *options; /* besides those of all commands, ended by name NULL; values from 512 on, or a letter */
    const char *letters; /* those of them that are letters, as getopt wants them */
    size_t own_size;     /* of the command's own struct, zeroed */
    /* Take one of its own options; TS_USAGE after a message. */
    enum ts_status (*take)(struct ts_options *, int option, char *value);
    enum ts_status (*run)(const struct ts_options *, const struct ts_program *);
    const char *help[2]; /* in both languages; NULL = that of the program */
};

/* One file each. */
extern const struct ts_command ts_command_batch, ts_command_set, ts_command_check, ts_command_explain,
    ts_command_plan, ts_command_styles, ts_command_watch;

#endif
