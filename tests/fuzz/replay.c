/* fuzz/replay -- a harness without libFuzzer: replay [--seed S] FILE-OR-FOLDER... [N]
 * Runs every file; with N, also N inputs made from them by a generator that is the same everywhere, so that
 * CI can run a thousand under ASan and a failure has a number. The input being run is kept in the file named
 * by REPLAY_KEEP, if that is set, to be looked at after a crash. The last line counts. */
#include "engine.h"
#include "prop/prng.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_SEEDS = 1024, MOST_BYTES = 1 << 20 };

struct input {
    uint8_t *bytes;
    size_t n;
};

static struct input seeds[MOST_SEEDS];
static unsigned n_seeds;

static void read_file(const char *path) {
    FILE *f = fopen(path, "rb");
    if (!f || n_seeds == MOST_SEEDS) {
        fprintf(stderr, "replay: %s: not read\n", path);
        exit(2);
    }
    struct input *in = &seeds[n_seeds++];
    in->bytes = malloc(MOST_BYTES);
    in->n = fread(in->bytes, 1, MOST_BYTES, f);
    fclose(f);
    in->bytes = realloc(in->bytes, in->n + 1);
}

static int not_hidden(const struct dirent *e) {
    return e->d_name[0] != '.';
}

static void read_path(const char *path) {
    struct stat st;
    if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
        read_file(path);
        return;
    }
    struct dirent **names;
    int n = scandir(path, &names, not_hidden, alphasort); /* sorted: the same order everywhere */
    for (int i = 0; i < n; i++) {
        char *file = malloc(strlen(path) + strlen(names[i]->d_name) + 2);
        sprintf(file, "%s/%s", path, names[i]->d_name);
        read_path(file);
        free(file);
        free(names[i]);
    }
    free(names);
}

static void run(const struct input *in) {
    const char *keep = getenv("REPLAY_KEEP");
    FILE *f = keep ? fopen(keep, "wb") : NULL;
    if (f) {
        fwrite(in->bytes, 1, in->n, f);
        fclose(f);
    }
    uint8_t *copy = malloc(in->n ? in->n : 1); /* of its very size: reading beyond it is seen */
    memcpy(copy, in->bytes, in->n);
    LLVMFuzzerTestOneInput(copy, in->n);
    free(copy);
}

/* Pieces that a byte at a time would not find. */
static const char *const pieces[] = {"# ",
                                     "## ",
                                     "---\n",
                                     "\n",
                                     "　",
                                     " ",
                                     "：",
                                     "——",
                                     "……",
                                     "“",
                                     "”",
                                     "。",
                                     "\r\n",
                                     "\xEF\xBB\xBF",
                                     "\xE2\x80\x8B",
                                     "\xCC\x81",
                                     "\xF0\x9F\x98\x80",
                                     "\xFF",
                                     "\xC2\xAD",
                                     "1,234.5",
                                     "http://a.b/c",
                                     "body:",
                                     "grid: {columns: ",
                                     "0",
                                     "-1",
                                     "99999999999",
                                     "1e9",
                                     "em",
                                     "点",
                                     "行",
                                     ": ",
                                     "{",
                                     "}",
                                     "[",
                                     "&a",
                                     "*a",
                                     "\t",
                                     "%",
                                     "'"};

static void replace(struct input *in, size_t at, size_t n, const void *with, size_t m) {
    if (in->n - n + m > MOST_BYTES)
        return;
    memmove(in->bytes + at + m, in->bytes + at + n, in->n - at - n);
    memcpy(in->bytes + at, with, m);
    in->n += m - n;
}

static void mutate(struct input *in, struct prng *r) {
    size_t at = prng_below(r, (unsigned)in->n + 1), left = in->n - at;
    size_t n = left ? prng_below(r, (unsigned)(left < 64 ? left : 64) + 1) : 0;
    const struct input *other = &seeds[prng_below(r, n_seeds)];
    const char *piece = pieces[prng_below(r, sizeof pieces / sizeof *pieces)];
    uint8_t byte = (uint8_t)prng_next(r);
    size_t from = prng_below(r, (unsigned)other->n + 1), most = other->n - from;
    switch (prng_below(r, 6)) {
    case 0:
        replace(in, at, left > 0, &byte, 1);
        break;
    case 1:
        replace(in, at, n, "", 0);
        break;
    case 2:
        replace(in, at, 0, piece, strlen(piece));
        break;
    case 3:
        replace(in, at, n, piece, strlen(piece));
        break;
    case 4: /* a stretch of another */
        replace(in, at, n, other->bytes + from, prng_below(r, (unsigned)(most < 512 ? most : 512) + 1));
        break;
    default: /* the same again and again */
        for (unsigned k = prng_below(r, 40); k > 0; k--)
            replace(in, at, 0, piece, strlen(piece));
    }
}

int main(int argc, char **argv) {
    unsigned mutations = 0;
    uint64_t seed = 1;
    for (int i = 1; i < argc; i++) {
        if (strspn(argv[i], "0123456789") == strlen(argv[i]))
            mutations = (unsigned)strtoul(argv[i], NULL, 10);
        else if (strcmp(argv[i], "--seed") == 0 && i + 1 < argc)
            seed = strtoull(argv[++i], NULL, 10);
        else
            read_path(argv[i]);
    }
    if (n_seeds == 0) {
        fputs("usage: replay [--seed S] FILE-OR-FOLDER... [N]\n", stderr);
        return 64;
    }
    for (unsigned i = 0; i < n_seeds; i++)
        run(&seeds[i]);
    static uint8_t room[MOST_BYTES];
    for (unsigned i = 0; i < mutations; i++) {
        struct prng r = prng_for(seed, i);
        const struct input *from = &seeds[prng_below(&r, n_seeds)];
        struct input in = {room, from->n};
        memcpy(room, from->bytes, from->n);
        for (unsigned k = prng_below(&r, 8) + 1; k > 0; k--)
            mutate(&in, &r);
        run(&in);
    }
    for (unsigned i = 0; i < n_seeds; i++)
        free(seeds[i].bytes);
    printf("replay: %u passed, 0 failed\n", n_seeds + mutations); /* a failure does not come here */
    return 0;
}
