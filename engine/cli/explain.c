/* cli/explain.c -- `typeset explain ARTICLE LINE`: how the lines of a paragraph were set. */
#include "cli/options.h"
#include "job.h"

#include <stdlib.h>

enum { OPTION_FIT = 512 };

static const struct option explain_options[] = {{"fit", required_argument, NULL, OPTION_FIT},
                                                {NULL, 0, NULL, 0}};

static enum ts_status take(struct ts_options *o, int option, char *value) {
    (void)option;
    return ts_options_take_fit(o, value);
}

static enum ts_status run(const struct ts_options *o, const struct ts_program *program) {
    char *end = NULL;
    long line = o->n_words == 2 ? strtol(o->words[1], &end, 10) : 0;
    if (!end || *end || line < 1 || line > INT32_MAX)
        return ts_options_wrong(o->lang, "explain takes an article and the number of a line of it",
                                "explain 后面写稿件和稿件的行号", "");
    struct ts_explain explain = {.file = stdout, .lang = o->lang, .line = (uint32_t)line};
    struct ts_job job = {.input = o->words[0],
                         .encoding = o->encoding,
                         .style = ts_options_style(o, program),
                         .explain = &explain};
    const struct ts_font_request fonts = ts_options_fonts(o, program);
    struct ts_workshop *shop = ts_workshop_open(&fonts, false);
    enum ts_status status = ts_job_run_and_tell(shop, &job, o->lang, o->quiet, NULL);
    ts_workshop_close(shop);
    if (status == TS_NOT_DONE || explain.found)
        return status;
    fprintf(stderr, "typeset: %s%s\n", o->words[0],
            o->lang == TS_CHINESE ? "：没有哪一段从这一行开始" : ": no paragraph begins on that line");
    return TS_USAGE;
}

const struct ts_command ts_command_explain = {
    .name = "explain", .options = explain_options, .take = take, .run = run};
