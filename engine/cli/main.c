/* cli/main.c -- the program: finds the command, reads its options, runs it. */
#include "cli/options.h"
#include "job.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct ts_command *const commands[] = {&ts_command_set, /* first: where no other is named */
                                                    &ts_command_batch,   &ts_command_check,
                                                    &ts_command_explain, &ts_command_plan,
                                                    &ts_command_styles,  &ts_command_watch};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

/* The command that the first word names; the word is taken out of argv. A file of such a name is given as
 * ./check, or behind --. */
static const struct ts_command *take_command(int *argc, char **argv) {
    int word = ts_options_first_word(commands, N_COMMANDS, *argc, argv);
    for (size_t i = 1; word && i < N_COMMANDS; i++)
        if (strcmp(argv[word], commands[i]->name) == 0) {
            memmove(argv + word, argv + word + 1, (size_t)(*argc - word) * sizeof *argv);
            --*argc;
            return commands[i];
        }
    return commands[0];
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

/* Standard streams that the caller closed are held by what can be neither read nor written, or the next file
 * that is opened would stand in their place and get what is meant for them. */
static void hold_streams(void) {
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) < 0)
            _exit(TS_TRY_AGAIN);
}

int main(int argc, char **argv) {
    hold_streams();
    signal(SIGXFSZ, SIG_IGN); /* a file too large is an error to report, not an end */
    signal(SIGCHLD, SIG_DFL); /* pdftocairo is waited for, whatever the caller ignored */
    setlocale(LC_CTYPE, "");  /* numbers and sorting stay the C locale's */
    setlocale(LC_MESSAGES, "");
    const struct ts_command *command = take_command(&argc, argv);
    struct ts_options o = {.own = calloc(1, command->own_size + 1)};
    if (!o.own) {
        fprintf(stderr, "typeset: %s\n", strerror(ENOMEM));
        return TS_TRY_AGAIN;
    }
    enum ts_status status = ts_options_read(&o, command, argc, argv, ts_lang_of_locale());
    if (status == TS_DONE)
        status = flush_output(run(command, &o));
    free(o.own);
    return status;
}
