#include "out/pdf_file.h"

#include "out/pdf_key.h"

#include <hpdf.h>
#include <hpdf_conf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_utils.h>
#include <string.h>

struct ts_pdf_file {
    struct ts_ctx *ctx;
    HPDF_Doc doc;
    TS_VEC(HPDF_Dict) objects; /* ours */
};

/* An object whose text is ready: libharu calls back for the inside of the dictionary, and again behind it. */
struct raw {
    const char *dictionary, *data;
    size_t n;
    HPDF_Stream to; /* known from the first call, needed in the second */
};

static HPDF_STATUS write_inside(HPDF_Dict dict, HPDF_Stream to) {
    struct raw *raw = dict->attr;
    raw->to = to;
    HPDF_STATUS status = HPDF_Stream_WriteStr(to, raw->dictionary);
    if (status != HPDF_OK || !raw->data)
        return status;
    char length[48];
    snprintf(length, sizeof length, "/Length %zu\n", raw->n);
    return HPDF_Stream_WriteStr(to, length);
}

static HPDF_STATUS write_stream(HPDF_Dict dict) {
    const struct raw *raw = dict->attr;
    if (!raw->data)
        return HPDF_OK;
    HPDF_STATUS status = HPDF_Stream_WriteStr(raw->to, "\nstream\r\n");
    if (status == HPDF_OK)
        status = HPDF_Stream_Write(raw->to, (const HPDF_BYTE *)raw->data, (HPDF_UINT)raw->n);
    if (status == HPDF_OK)
        status = HPDF_Stream_WriteStr(raw->to, "\nendstream");
    return status;
}

static HPDF_Dict add_raw(struct ts_pdf_file *file, const char *dictionary, const char *data, size_t n) {
    HPDF_Dict dict = HPDF_Dict_New(file->doc->mmgr);
    if (!dict || HPDF_Xref_Add(file->doc->xref, dict) != HPDF_OK)
        return NULL;
    struct raw *raw = TS_NEW(file->ctx->keep, struct raw, 1);
    *raw = (struct raw){.dictionary = dictionary, .data = data, .n = n};
    dict->attr = raw;
    dict->write_fn = write_inside;
    dict->after_write_fn = write_stream;
    *TS_VEC_ADD(file->ctx->keep, &file->objects) = dict;
    return dict;
}

static unsigned number_of(HPDF_Dict dict) {
    return dict ? dict->header.obj_id & 0x00FFFFFFu : 0;
}

unsigned ts_pdf_file_add(struct ts_pdf_file *file, const char *dictionary, const char *data, size_t n) {
    return number_of(add_raw(file, dictionary, data, n));
}

unsigned ts_pdf_file_reserve(struct ts_pdf_file *file) {
    return number_of(add_raw(file, "", NULL, 0));
}

static HPDF_Dict find(struct ts_pdf_file *file, unsigned number) {
    for (size_t i = file->objects.n; i-- > 0;)
        if (number_of(file->objects.v[i]) == number)
            return file->objects.v[i];
    return NULL;
}

void ts_pdf_file_define(struct ts_pdf_file *file, unsigned number, const char *dictionary) {
    HPDF_Dict dict = find(file, number);
    if (dict)
        ((struct raw *)dict->attr)->dictionary = dictionary;
}

void ts_pdf_file_name(struct ts_pdf_file *file, const char *key, unsigned number) {
    HPDF_Dict dict = find(file, number);
    if (dict)
        HPDF_Dict_Add(file->doc->catalog, key, dict);
}

unsigned ts_pdf_file_add_page(struct ts_pdf_file *file, const char *dictionary) {
    HPDF_Dict page = add_raw(file, dictionary, NULL, 0);
    if (!page)
        return 0;
    HPDF_Dict_AddName(page, "Type", "Page");
    HPDF_Pages_AddKids(file->doc->root_pages, page);
    page->header.obj_class |=
        HPDF_OSUBCLASS_PAGE; /* after AddKids, which would look for libharu's own page */
    return number_of(page);
}

/* A text string: UTF-16BE with its mark. */
static void add_text(struct ts_pdf_file *file, HPDF_Dict dict, const char *key, const char *text) {
    if (!*text)
        return;
    struct ts_bytes hex = {.arena = file->ctx->scratch};
    ts_bytes_utf16(&hex, text, strlen(text));
    size_t n = 2 + hex.data.n / 2;
    HPDF_BYTE *bytes = ts_arena_alloc(file->ctx->scratch, n, 1);
    bytes[0] = 0xFE;
    bytes[1] = 0xFF;
    for (size_t i = 0; i < hex.data.n; i += 2) {
        char pair[3] = {hex.data.v[i], hex.data.v[i + 1], 0};
        bytes[2 + i / 2] = (HPDF_BYTE)strtoul(pair, NULL, 16);
    }
    HPDF_Dict_Add(dict, key, HPDF_Binary_New(file->doc->mmgr, bytes, (HPDF_UINT)n));
}

static void add_ascii(struct ts_pdf_file *file, HPDF_Dict dict, const char *key, const char *text) {
    HPDF_BYTE *bytes = (HPDF_BYTE *)ts_arena_copy(file->ctx->scratch, text, strlen(text));
    if (*text)
        HPDF_Dict_Add(dict, key, HPDF_Binary_New(file->doc->mmgr, bytes, (HPDF_UINT)strlen(text)));
}

struct ts_pdf_file *ts_pdf_file_open(struct ts_ctx *ctx, const struct ts_pdf_info *info) {
    struct ts_pdf_file *file = TS_NEW(ctx->keep, struct ts_pdf_file, 1);
    file->ctx = ctx;
    file->doc = HPDF_New(NULL, NULL);
    if (!file->doc) {
        TS_DIAG(ctx->diag, TS_PDF_FAILED, (struct ts_place){0}, "libharu");
        return NULL;
    }
    file->doc->pdf_version = HPDF_VER_17;
    HPDF_Dict about = file->doc->info;
    add_text(file, about, "Title", info->title);
    add_text(file, about, "Author", info->author);
    add_text(file, about, "Producer", info->producer);
    add_ascii(file, about, "CreationDate", info->date);
    if (info->key && *info->key)
        HPDF_Dict_Add(about, TS_PDF_KEY, HPDF_String_New(file->doc->mmgr, info->key, NULL));
    add_ascii(file, file->doc->catalog, "Lang", info->language);
    HPDF_Dict viewer = HPDF_Dict_New(file->doc->mmgr);
    HPDF_Dict_AddBoolean(viewer, "DisplayDocTitle", HPDF_TRUE);
    HPDF_Dict_Add(file->doc->catalog, "ViewerPreferences", viewer);
    return file;
}

void ts_pdf_file_close(struct ts_pdf_file *file) {
    HPDF_Free(file->doc);
}

bool ts_pdf_file_save(struct ts_pdf_file *file, const char **bytes, size_t *n) {
    HPDF_STATUS status = HPDF_GetError(file->doc); /* the setters above keep silent */
    if (status == HPDF_OK)
        status = HPDF_SaveToStream(file->doc);
    if (status != HPDF_OK) {
        TS_DIAG(file->ctx->diag, TS_PDF_FAILED, (struct ts_place){0},
                ts_arena_printf(file->ctx->scratch, "libharu 0x%04lX", (unsigned long)status));
        return false;
    }
    HPDF_UINT32 size = HPDF_GetStreamSize(file->doc);
    HPDF_BYTE *to = ts_arena_alloc(file->ctx->keep, size, 1);
    HPDF_ResetStream(file->doc);
    HPDF_ReadFromStream(file->doc, to, &size);
    *bytes = (const char *)to;
    *n = size;
    return true;
}
