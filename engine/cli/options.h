/* cli/options.h -- the command line read: what all commands take, and a command's own. Includes:
 * cli/command.h, font, style. */
#ifndef TS_CLI_OPTIONS_H
#define TS_CLI_OPTIONS_H

#include "cli/command.h"
#include "font/store.h"
#include "style/style.h"

/* Where in argv the first word stands that is no option of any of the commands and no option's value; 0 =
 * there is none, or -- before it: what follows that is no command. */
int ts_options_first_word(const struct ts_command *const *commands, size_t n, int argc, char **argv);

/* Read argv, without the command's name. TS_DONE, or TS_USAGE after a message on standard error, in `lang`
 * unless --lang, wherever it stands, says otherwise. options->own, for the command's struct, must be there
 * and zeroed. */
enum ts_status ts_options_read(struct ts_options *, const struct ts_command *, int argc, char **argv,
                               enum ts_lang lang);

/* Say what is wrong with the command line, with `what` behind it, and where help is. TS_USAGE. */
enum ts_status ts_options_wrong(enum ts_lang, const char *english, const char *chinese, const char *what);

/* --fit HOW as one value of the style. */
enum ts_status ts_options_take_fit(struct ts_options *, const char *how);

/* Where fonts are looked for, and what is known of them kept. */
struct ts_font_request ts_options_fonts(const struct ts_options *, const struct ts_program *);

/* What the options ask of a style. */
struct ts_style_request ts_options_style(const struct ts_options *, const struct ts_program *);

#endif
