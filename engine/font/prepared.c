#include "font/prepared.h"

#include "base/digest.h"
#include "base/stamp.h"
#include "base/vec.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern const char ts_builtin_revision[];

enum { MOST_BYTES = 16 << 20, MOST_FIELDS = 32, FACE_FIELDS = 20 };

/* A face and how its file was when it was opened. */
struct known_face {
    struct ts_face face;
    const char *stamp;
};

struct ts_prepared {
    struct ts_arena *keep;
    const char *path, *config_file;
    struct ts_fonts fonts;
    bool has_fonts, changed;
    TS_VEC(const char *) watched; /* lines of folders and files, with their stamps */
    TS_VEC(struct known_face) faces;
};

/* --- stamps --------------------------------------------------------------------------------------------- */

static const char *stamp_of(struct ts_arena *a, const char *path) {
    char stamp[TS_STAMP_TEXT];
    ts_stamp_take(path, stamp);
    return ts_arena_printf(a, "%s", stamp);
}

/* Where the answers of fontconfig depend on more than its files. */
static const char *environment(struct ts_arena *a) {
    static const char *const names[] = {"HOME",           "XDG_DATA_HOME",   "XDG_CONFIG_HOME",
                                        "XDG_CACHE_HOME", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"};
    const char *all = "";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        all = ts_arena_printf(a, "%s%s\n", all, value ? value : "\t");
    }
    return all;
}

static const char *path_in(struct ts_arena *a, const char *folder, const char *config_file) {
    char name[TS_DIGEST_TEXT];
    struct ts_digest d;
    ts_digest_begin(&d);
    ts_digest_add_text(&d, config_file);
    ts_digest_add_text(&d, environment(a));
    ts_digest_end(&d, name);
    return ts_arena_printf(a, "%s/fonts-%.16s", folder, name);
}

/* --- reading -------------------------------------------------------------------------------------------- */

static int split(char *line, char *fields[MOST_FIELDS]) {
    int n = 0;
    for (char *field; n < MOST_FIELDS && (field = strsep(&line, "\t")) != NULL; n++)
        fields[n] = field;
    return line ? 0 : n;
}

static void read_font(struct ts_prepared *p, char *const *f, int n, size_t *room) {
    if (n < 6)
        return;
    const char **families = TS_NEW(p->keep, const char *, (size_t)n - 5);
    for (int i = 6; i < n; i++)
        families[i - 6] = f[i];
    p->fonts.v = p->fonts.v ? p->fonts.v : TS_NEW(p->keep, struct ts_font, *room);
    if (p->fonts.n < *room)
        p->fonts.v[p->fonts.n++] = (struct ts_font){.families = families,
                                                    .file = f[1],
                                                    .index = atoi(f[2]),
                                                    .weight = atoi(f[3]),
                                                    .plain = *f[4] == '1',
                                                    .about = f[5]};
}

static void read_face(struct ts_prepared *p, char *const *f, int n) {
    if (n != FACE_FIELDS)
        return;
    *TS_VEC_ADD(p->keep, &p->faces) =
        (struct known_face){.stamp = f[3],
                            .face = {.file = f[1],
                                     .index = atoi(f[2]),
                                     .family = f[4],
                                     .ps_name = f[5],
                                     .format = (enum ts_face_format)atoi(f[6]),
                                     .units_per_em = (unsigned)atoi(f[7]),
                                     .ascender = atoi(f[8]),
                                     .descender = atoi(f[9]),
                                     .cap_height = atoi(f[10]),
                                     .bbox = {atoi(f[11]), atoi(f[12]), atoi(f[13]), atoi(f[14])},
                                     .han_middle = atoi(f[15]),
                                     .italic_angle = (double)atol(f[16]) / 65536.0,
                                     .fixed_pitch = *f[17] == '1',
                                     .serif = *f[18] == '1',
                                     .revision = (uint32_t)strtoul(f[19], NULL, 10),
                                     .cids_are_glyphs = true}};
}

/* True while nothing that is watched has changed. */
static bool read_line(struct ts_prepared *p, char *line, size_t *room) {
    char *f[MOST_FIELDS];
    int n = split(line, f);
    if (n == 3 && strcmp(f[0], "watch") == 0) {
        *TS_VEC_ADD(p->keep, &p->watched) = ts_arena_printf(p->keep, "watch\t%s\t%s\n", f[1], f[2]);
        return strcmp(stamp_of(p->keep, f[1]), f[2]) == 0;
    }
    if (n == 2 && strcmp(f[0], "fonts") == 0)
        *room = strtoul(f[1], NULL, 10) & 0xFFFFF;
    if (n > 0 && strcmp(f[0], "font") == 0)
        read_font(p, f, n, room);
    if (n > 0 && strcmp(f[0], "face") == 0)
        read_face(p, f, n);
    return true;
}

static void checksum(const char *bytes, size_t n, char to[TS_DIGEST_TEXT]) {
    struct ts_digest d;
    ts_digest_begin(&d);
    ts_digest_add_text(&d, ts_builtin_revision);
    ts_digest_add(&d, (struct ts_slice){bytes, n});
    ts_digest_end(&d, to);
}

/* The file's bytes behind its checksum; NULL = it is not there, or not whole. */
static char *read_file(struct ts_arena *a, const char *path) {
    const size_t head = TS_DIGEST_TEXT; /* the checksum and a line's end */
    char sum[TS_DIGEST_TEXT], *bytes = NULL;
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return NULL;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > (off_t)head && st.st_size < MOST_BYTES) {
        size_t n = (size_t)st.st_size;
        bytes = ts_arena_alloc(a, n + 1, 1);
        bool whole = read(fd, bytes, n) == (ssize_t)n;
        checksum(bytes + head, n - head, sum);
        if (!whole || bytes[head - 1] != '\n' || memcmp(bytes, sum, head - 1) != 0)
            bytes = NULL;
    }
    close(fd);
    return bytes ? bytes + head : NULL;
}

struct ts_prepared *ts_prepared_open(struct ts_arena *keep, const char *folder, const char *config_file) {
    struct ts_prepared *p = TS_NEW(keep, struct ts_prepared, 1);
    p->keep = keep;
    p->config_file = config_file;
    p->path = path_in(keep, folder, config_file);
    char *at = read_file(keep, p->path), *line;
    size_t room = 0;
    p->has_fonts = at != NULL;
    while (at && (line = strsep(&at, "\n")) != NULL)
        p->has_fonts &= read_line(p, line, &room);
    p->has_fonts &= p->fonts.n > 0 && p->fonts.n == room;
    return p;
}

const struct ts_fonts *ts_prepared_fonts(const struct ts_prepared *p) {
    return p->has_fonts ? &p->fonts : NULL;
}

const struct ts_face *ts_prepared_face(const struct ts_prepared *p, const char *file, int index) {
    for (size_t i = 0; i < p->faces.n; i++) {
        const struct known_face *k = &p->faces.v[i];
        if (k->face.index == index && strcmp(k->face.file, file) == 0)
            return strcmp(stamp_of(p->keep, file), k->stamp) == 0 ? &k->face : NULL;
    }
    return NULL;
}

/* --- adding --------------------------------------------------------------------------------------------- */

static void watch(struct ts_prepared *p, const char *path) {
    const char *line = ts_arena_printf(p->keep, "watch\t%s\t%s\n", path, stamp_of(p->keep, path));
    for (size_t i = 0; i < p->watched.n; i++)
        if (strcmp(p->watched.v[i], line) == 0)
            return;
    *TS_VEC_ADD(p->keep, &p->watched) = line;
}

static void watch_all(struct ts_prepared *p, FcStrList *list) {
    FcChar8 *path;
    while (list && (path = FcStrListNext(list)) != NULL)
        watch(p, (const char *)path);
    if (list)
        FcStrListDone(list);
}

/* Of files that others include, their folders too, where one may be added. */
static void watch_config(struct ts_prepared *p, FcStrList *list) {
    FcChar8 *path;
    while (list && (path = FcStrListNext(list)) != NULL) {
        FcChar8 *folder = FcStrDirname(path);
        watch(p, (const char *)path);
        if (folder && p->config_file && strcmp((const char *)path, p->config_file) != 0)
            watch(p, (const char *)folder);
        FcStrFree(folder);
    }
    if (list)
        FcStrListDone(list);
}

void ts_prepared_add_fonts(struct ts_prepared *p, FcConfig *config, const struct ts_fonts *fonts) {
    p->watched.n = 0;
    watch_config(p, FcConfigGetConfigFiles(config));
    watch_all(p, FcConfigGetConfigDirs(config));
    watch_all(p, FcConfigGetFontDirs(config));
    watch_all(p, FcConfigGetCacheDirs(config)); /* fontconfig's own view of a file may be made anew */
    p->fonts = *fonts;
    p->has_fonts = p->changed = true;
}

void ts_prepared_add_face(struct ts_prepared *p, const struct ts_face *face) {
    if (!ts_face_has_plain_cids(face))
        return;
    size_t i = 0;
    while (i < p->faces.n &&
           (p->faces.v[i].face.index != face->index || strcmp(p->faces.v[i].face.file, face->file) != 0))
        i++;
    struct known_face *k = i < p->faces.n ? &p->faces.v[i] : TS_VEC_ADD(p->keep, &p->faces);
    *k = (struct known_face){*face, stamp_of(p->keep, face->file)};
    p->changed = true;
}

/* --- writing -------------------------------------------------------------------------------------------- */

static void print_font(FILE *f, const struct ts_font *font) {
    fprintf(f, "font\t%s\t%d\t%d\t%d\t%s", font->file, font->index, font->weight, font->plain, font->about);
    for (const char *const *family = font->families; *family; family++)
        fprintf(f, "\t%s", *family);
    fputc('\n', f);
}

static void print_face(FILE *f, const struct known_face *k) {
    const struct ts_face *face = &k->face;
    fprintf(f, "face\t%s\t%d\t%s\t%s\t%s\t%d\t%u\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%ld\t%d\t%d\t%lu\n",
            face->file, face->index, k->stamp, face->family, face->ps_name, (int)face->format,
            face->units_per_em, face->ascender, face->descender, face->cap_height, face->bbox[0],
            face->bbox[1], face->bbox[2], face->bbox[3], face->han_middle, (long)(face->italic_angle * 65536),
            face->fixed_pitch, face->serif, (unsigned long)face->revision);
}

static void print_all(FILE *f, const struct ts_prepared *p) {
    for (size_t i = 0; i < p->watched.n; i++)
        fputs(p->watched.v[i], f);
    fprintf(f, "fonts\t%zu\n", p->fonts.n);
    for (size_t i = 0; i < p->fonts.n; i++)
        print_font(f, &p->fonts.v[i]);
    for (size_t i = 0; i < p->faces.n; i++)
        print_face(f, &p->faces.v[i]);
}

/* Into a file beside it, and then in its place: who reads meanwhile has the old one, and of several who write
 * the last one's stays. */
static void write_file(const struct ts_prepared *p, const char *bytes, size_t n) {
    char sum[TS_DIGEST_TEXT], *other = ts_arena_printf(p->keep, "%s.XXXXXX", p->path);
    int fd = mkstemp(other);
    if (fd < 0)
        return;
    checksum(bytes, n, sum);
    sum[TS_DIGEST_TEXT - 1] = '\n';
    bool whole = write(fd, sum, TS_DIGEST_TEXT) == TS_DIGEST_TEXT && write(fd, bytes, n) == (ssize_t)n;
    if (close(fd) != 0 || !whole || rename(other, p->path) != 0)
        unlink(other);
}

/* The folder and those above it. */
static void make_folders(struct ts_arena *a, const char *file) {
    char *path = ts_arena_copy(a, file, strlen(file));
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(path, 0700);
        *slash = '/';
    }
}

void ts_prepared_save(struct ts_prepared *p) {
    char *bytes = NULL;
    size_t n = 0;
    FILE *f = p->changed && p->has_fonts ? open_memstream(&bytes, &n) : NULL;
    if (!f)
        return;
    print_all(f, p);
    if (fclose(f) == 0) {
        make_folders(p->keep, p->path);
        write_file(p, bytes, n);
    }
    free(bytes);
    p->changed = false;
}
