/* fuzz/docx -- any bytes as a Word document: as an archive, and as the text part of a sound one. What is
 * taken is an article whose every place is one of the document; what is not ends with a diagnostic. */
#include "engine.h"

#include "base/utf8.h"
#include "out/dump.h"
#include "text/article.h"

#include <string.h>
#include <zip.h>

enum { MOST_BYTES = 1 << 18 };

static const char rels[] =
    "<Relationships><Relationship Id=\"rId1\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"x/image\" Target=\"media/a.png\"/>"
    "<Relationship Id=\"rId3\" Type=\"x/hyperlink\" Target=\"https://a.example/\" TargetMode=\"External\"/>"
    "<Relationship Id=\"rId4\" Type=\"x/styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId5\" Type=\"x/numbering\" Target=\"numbering.xml\"/>"
    "<Relationship Id=\"rId6\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/>"
    "<Relationship Id=\"rId7\" Type=\"x/comments\" Target=\"comments.xml\"/></Relationships>";
static const char styles[] =
    "<styles><style styleId=\"T\"><name val=\"Title\"/></style><style styleId=\"H\">"
    "<name val=\"heading 1\"/></style><style styleId=\"Q\"><name val=\"Quote\"/></style>"
    "<style styleId=\"C\"><name val=\"caption\"/></style><style styleId=\"B\" type=\"paragraph\" "
    "default=\"1\"><rPr><b/>"
    "</rPr></style><style styleId=\"N\"><basedOn val=\"B\"/><rPr><b val=\"0\"/><i/></rPr></style><style "
    "styleId=\"R\">"
    "<rPr><vertAlign val=\"superscript\"/><em/></rPr></style><style "
    "styleId=\"V\"><rPr><vanish/></rPr></style>"
    "<style styleId=\"K\"><name val=\"toc 1\"/></style></styles>";
static const char numbering[] =
    "<numbering><abstractNum abstractNumId=\"0\"><lvl ilvl=\"0\"><numFmt val=\"chineseCounting\"/><lvlText "
    "val=\"%1、\"/></lvl><lvl ilvl=\"1\"><numFmt val=\"bullet\"/></lvl></abstractNum>"
    "<abstractNum abstractNumId=\"1\"><lvl ilvl=\"0\"><numFmt val=\"upperRoman\"/><lvlText "
    "val=\"[%1]\"/></lvl>"
    "<lvl ilvl=\"1\"><isLgl/><lvlText val=\"%1.%2\"/></lvl></abstractNum>"
    "<num numId=\"1\"><abstractNumId val=\"0\"/></num><num numId=\"2\"><abstractNumId "
    "val=\"1\"/></num></numbering>";

static void add(zip_t *zip, const char *name, const void *bytes, size_t n) {
    zip_source_t *source = zip_source_buffer(zip, bytes, n, 0);
    if (!source || zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) < 0)
        abort();
}

/* An archive that holds the bytes as what `part` names; the caller frees it. */
static char *archive_of(const char *part, const uint8_t *data, size_t size, size_t *n) {
    zip_error_t error;
    zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = whole ? zip_open_from_source(whole, ZIP_TRUNCATE, &error) : NULL;
    static const char body[] = "<document><body><p><r><t>文</t><footnoteReference id=\"1\"/></r></p>"
#define NUMBERED(n)                                                                                          \
    "<p><pPr><numPr><ilvl val=\"0\"/><numId val=\"" #n "\"/></numPr></pPr><r><t>项</t></r></p>"
        NUMBERED(1) NUMBERED(2) NUMBERED(3) NUMBERED(4) NUMBERED(5) NUMBERED(6) NUMBERED(7) NUMBERED(8)
            NUMBERED(9) "<p><pPr><pStyle val=\"PAgain\"/></pPr><r><rPr><rStyle "
                        "val=\"CBold\"/></rPr><t>字</t></r></p></body></document>";
    if (!zip)
        abort();
    zip_source_keep(whole);
    const char *const parts[][2] = {{"_rels/.rels", rels},
                                    {"word/_rels/document.xml.rels", rels},
                                    {"word/styles.xml", styles},
                                    {"word/numbering.xml", numbering},
                                    {"word/document.xml", body}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(parts[i][0], part) != 0)
            add(zip, parts[i][0], parts[i][1], strlen(parts[i][1]));
    add(zip, part, data, size);
    zip_stat_t st;
    if (zip_close(zip) != 0 || zip_source_stat(whole, &st) != 0 || zip_source_open(whole) != 0)
        abort();
    char *bytes = malloc(st.size);
    *n = st.size;
    if (zip_source_read(whole, bytes, st.size) != (zip_int64_t)st.size)
        abort();
    zip_source_close(whole);
    zip_source_free(whole);
    return bytes;
}

static void check_article(const struct ts_article *a) {
    const struct ts_source *document = a->source;
    while (document->origin)
        document = document->origin;
    for (size_t i = 0; i < a->n_paras; i++) {
        const struct ts_para *p = &a->paras[i];
        struct ts_place place = ts_source_place(a->source, p->offset);
        if (place.line == 0 || place.line > document->n_lines)
            abort();
        for (size_t at = 0, used; at < p->text.n; at += used)
            if (ts_utf8_decode(p->text.p + at, p->text.n - at, &used) == TS_UTF8_BAD)
                abort();
    }
}

static void read_bytes(const char *bytes, size_t n, const struct ts_style *style) {
    static FILE *nowhere;
    if (!nowhere)
        nowhere = fopen("/dev/null", "w");
    struct ts_ctx ctx = fuzz_ctx_open();
    const struct ts_source *source = ts_source_decode(&ctx, "fuzz.docx", bytes, n, NULL);
    const struct ts_article *article = source ? ts_article_parse(&ctx, source, style) : NULL;
    if (article && source->origin) {
        check_article(article);
        ts_dump_article(nowhere, article);
    } else if (!article && !ts_diag_failed(ctx.diag)) {
        abort(); /* NULL without a word */
    }
    fuzz_ctx_close(&ctx);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct ts_ctx home;
    static const struct ts_style *style;
    static const char *const join[] = {"copy.join=yes", NULL};
    static const char *const parts[] = {"word/document.xml", "word/styles.xml", "word/numbering.xml",
                                        "word/_rels/document.xml.rels", "word/footnotes.xml"};
    if (!style) {
        home = fuzz_ctx_open();
        style = ts_style_load(&home, &(struct ts_style_request){.set = join});
        if (!style)
            abort();
    }
    if (size > MOST_BYTES)
        return 0;
    if (size >= 2 && data[0] == 'P' && data[1] == 'K') {
        read_bytes((const char *)data, size, style);
        return 0;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t n;
        char *bytes = archive_of(parts[i], data, size, &n);
        read_bytes(bytes, n, style);
        free(bytes);
    }
    return 0;
}
