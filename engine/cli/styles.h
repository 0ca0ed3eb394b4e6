/* cli/styles.h -- `typeset styles`: what styles there are, and what is in one. Includes: style/. */
#ifndef TS_CLI_STYLES_H
#define TS_CLI_STYLES_H

#include "style/style.h"

/* List the styles of the request's folders and the built-in one; with a name in the request, print that style
 * resolved. Messages go to standard error. */
enum ts_status ts_styles_show(const struct ts_style_request *, enum ts_lang);

#endif
