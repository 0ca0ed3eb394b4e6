/* cli/main.c -- the program: finds the command, reads its options, runs it. */
#include "cli/options.h"
#include "job.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct ts_command *const commands[] = {&ts_command_batch,   &ts_command_check,
                                                    &ts_command_explain, &ts_command_plan,
                                                    &ts_command_styles,  &ts_command_watch};

static const struct ts_command *find_command(int argc, char **argv) {
    for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof *commands; i++)
        if (strcmp(argv[1], commands[i]->name) == 0)
            return commands[i];
    return &ts_command_set;
}

/* A command that stands behind options, as in `--lang zh check a.txt`, and is no file; NULL if there is none.
 */
static const char *find_late_command(int argc, char **argv) {
    if (argc < 2 || *argv[1] != '-' || !argv[1][1])
        return NULL;
    for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++) {
        bool may_be_value = *argv[i - 1] == '-' && strcmp(argv[i - 1], "-q") != 0 &&
                            strcmp(argv[i - 1], "--quiet") != 0 && strcmp(argv[i - 1], "--join") != 0 &&
                            !strchr(argv[i - 1], '=');
        for (size_t k = 0; !may_be_value && k < sizeof commands / sizeof *commands; k++)
            if (strcmp(argv[i], commands[k]->name) == 0 && access(argv[i], F_OK) != 0)
                return argv[i];
    }
    return NULL;
}

/* A full disk behind standard output is not done. */
static enum ts_status flush_output(enum ts_status status) {
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    fprintf(stderr, "typeset: <stdout>: %s\n", strerror(errno));
    return TS_TRY_AGAIN;
}

static enum ts_status run(const struct ts_command *command, const struct ts_options *o) {
    struct ts_program program;
    if (o->help) {
        fputs(command->help[o->lang] ? command->help[o->lang] : ts_command_set.help[o->lang], stdout);
        return TS_DONE;
    }
    if (o->version) {
        puts("typeset " TS_VERSION);
        return TS_DONE;
    }
    ts_program_find(&program);
    return command->run(o, &program);
}

int main(int argc, char **argv) {
    signal(SIGXFSZ, SIG_IGN); /* a file too large is an error to report, not an end */
    signal(SIGCHLD, SIG_DFL); /* pdftocairo is waited for, whatever the caller ignored */
    setlocale(LC_CTYPE, "");  /* numbers and sorting stay the C locale's */
    setlocale(LC_MESSAGES, "");
    const struct ts_command *command = find_command(argc, argv);
    struct ts_options o = {.own = calloc(1, command->own_size + 1)};
    if (!o.own) {
        fprintf(stderr, "typeset: %s\n", strerror(ENOMEM));
        return TS_TRY_AGAIN;
    }
    const char *late = find_late_command(argc, argv);
    if (late && command == &ts_command_set) {
        free(o.own);
        return ts_options_wrong(ts_lang_of_locale(), "a command stands first, before all options:",
                                "命令要写在最前面，在各选项之前：", late);
    }
    enum ts_status status = ts_options_read(&o, command, argc, argv, ts_lang_of_locale());
    if (status == TS_DONE)
        status = flush_output(run(command, &o));
    free(o.own);
    return status;
}
