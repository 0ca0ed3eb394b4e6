#include "text/pack.h"

#include <zip.h>

enum {
    MOST_MEMBERS = 10000,
    MOST_UNPACKED = 1 << 30,
    MOST_RATIO = 200,
    FREE_OF_RATIO = 8 << 20 /* bytes that may be packed as well as they can */
};

bool ts_pack_is(const char *bytes, size_t n) {
    return n >= 4 && memcmp(bytes, "PK\3\4", 4) == 0;
}

static zip_t *open_archive(struct ts_ctx *ctx, const struct ts_pack *pack, const char **fault) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(pack->bytes.p, pack->bytes.n, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (source && !zip)
        zip_source_free(source);
    if (!zip)
        *fault =
            ts_arena_printf(ctx->keep, TS_BOTH("not a whole zip archive (%s)", "不是完整的 zip 文件（%s）"),
                            zip_error_strerror(&error), zip_error_strerror(&error));
    zip_error_fini(&error);
    return zip;
}

/* A leading slash, a backslash, or .. between slashes. */
static bool is_trick(const char *name) {
    if (*name == '/' || strchr(name, '\\'))
        return true;
    for (const char *at = strstr(name, ".."); at; at = strstr(at + 1, ".."))
        if ((at == name || at[-1] == '/') && (at[2] == '/' || at[2] == 0))
            return true;
    return false;
}

/* Why a member makes the archive one not to read, or NULL; adds its size. */
static const char *fault_of(struct ts_ctx *ctx, zip_t *zip, zip_uint64_t i, zip_uint64_t *unpacked) {
    zip_stat_t st;
    if (zip_stat_index(zip, i, 0, &st) != 0 || !(st.valid & ZIP_STAT_SIZE) || !(st.valid & ZIP_STAT_NAME))
        return TS_BOTH("a member of the archive has no name or size", "压缩包里有成员没有名称或大小");
    *unpacked += st.size;
    if (is_trick(st.name))
        return ts_arena_printf(
            ctx->keep, TS_BOTH("the member's name %s leads out of the archive", "成员名 %s 指向压缩包之外"),
            st.name, st.name);
    bool bomb =
        st.size > FREE_OF_RATIO && st.valid & ZIP_STAT_COMP_SIZE && st.size / MOST_RATIO > st.comp_size;
    if (bomb || st.size > MOST_UNPACKED || *unpacked > MOST_UNPACKED)
        return ts_arena_printf(
            ctx->keep, TS_BOTH("%s unpacks to too much (a zip bomb?)", "%s 解开后过大（疑为压缩炸弹）"),
            st.name, st.name);
    if (st.valid & ZIP_STAT_ENCRYPTION_METHOD && st.encryption_method != ZIP_EM_NONE)
        return TS_BOTH("it is encrypted", "已加密");
    return NULL;
}

const struct ts_pack *ts_pack_open(struct ts_ctx *ctx, const char *bytes, size_t n, const char **fault) {
    struct ts_pack *pack = TS_NEW(ctx->keep, struct ts_pack, 1);
    pack->bytes = (struct ts_slice){bytes, n};
    *fault = NULL;
    zip_t *zip = open_archive(ctx, pack, fault);
    if (!zip)
        return NULL;
    zip_int64_t members = zip_get_num_entries(zip, 0);
    zip_uint64_t unpacked = 0;
    if (members > MOST_MEMBERS)
        *fault = TS_BOTH("more than 10,000 members", "成员超过一万个");
    for (zip_int64_t i = 0; !*fault && i < members; i++)
        *fault = fault_of(ctx, zip, (zip_uint64_t)i, &unpacked);
    zip_discard(zip);
    return *fault ? NULL : pack;
}

static struct ts_slice read_member(struct ts_ctx *ctx, zip_t *zip, const char *name, size_t most,
                                   const char **fault) {
    struct ts_slice none = {0};
    zip_stat_t st;
    if (zip_stat(zip, name, 0, &st) != 0)
        return none;
    if (st.size > most) {
        *fault = ts_arena_printf(ctx->keep, TS_BOTH("%s is longer than %zu MiB", "%s 超过 %zu MiB"), name,
                                 most >> 20, name, most >> 20);
        return none;
    }
    zip_file_t *file = zip_fopen(zip, name, 0);
    char *bytes = file ? ts_arena_alloc(ctx->keep, st.size + 1, 1) : NULL;
    bool whole = file && zip_fread(file, bytes, st.size) == (zip_int64_t)st.size;
    whole = whole && zip_fread(file, &(char){0}, 1) == 0; /* here the checksum is compared */
    if (file)
        zip_fclose(file);
    if (!whole)
        *fault = ts_arena_printf(ctx->keep, TS_BOTH("%s is damaged", "%s 已损坏"), name, name);
    return whole ? (struct ts_slice){bytes, st.size} : none;
}

struct ts_slice ts_pack_read(struct ts_ctx *ctx, const struct ts_pack *pack, const char *member, size_t most,
                             const char **fault) {
    *fault = NULL;
    zip_t *zip = open_archive(ctx, pack, fault);
    if (!zip)
        return (struct ts_slice){0};
    struct ts_slice bytes = read_member(ctx, zip, member, most, fault);
    zip_discard(zip);
    return bytes;
}
