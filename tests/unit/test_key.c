/* What a page's key is made of, and where it is found again. */
#include "testing.h"

#include "base/inputs.h"
#include "font/tables.h"
#include "out/pdf_key.h"

#include <stdlib.h>
#include <unistd.h>

static const char *digest_of(const char *const *parts, size_t n) {
    static char text[4][TS_DIGEST_TEXT];
    static int which;
    struct ts_digest d;
    ts_digest_begin(&d);
    for (size_t i = 0; i < n; i++)
        ts_digest_add_text(&d, parts[i]);
    which = (which + 1) % 4;
    ts_digest_end(&d, text[which]);
    return text[which];
}

/* FIPS 180-4 of a part and its length before it: sha256(03 00 00 00 00 00 00 00 "abc"). */
static void digests(void **state) {
    (void)state;
    assert_string_equal(digest_of((const char *[]){"abc"}, 1),
                        "ce91dc5eec0139adf091900d225971d6ad246a845bad791b5693a9d0d55dd391");
    assert_string_not_equal(digest_of((const char *[]){"ab", "c"}, 2),
                            digest_of((const char *[]){"a", "bc"}, 2));
    assert_string_not_equal(digest_of((const char *[]){"a", ""}, 2), digest_of((const char *[]){"a"}, 1));
    assert_string_not_equal(digest_of((const char *[]){NULL}, 1), digest_of((const char *[]){""}, 1));
}

/* A file that is not there is another input than an empty one; names do not count, order does. */
static void inputs(void **state) {
    (void)state;
    struct ts_arena *keep = ts_arena_open();
    const struct {
        const char *path[2], *bytes[2];
    } rows[] = {{{"a", "b"}, {"x", "y"}},
                {{"b", "c"}, {"x", "y"}},
                {{"a", "b"}, {"y", "x"}},
                {{"a", "b"}, {"x", ""}},
                {{"a", "b"}, {"x", NULL}}};
    char text[5][TS_DIGEST_TEXT];
    for (size_t i = 0; i < 5; i++) {
        struct ts_inputs all = {.keep = keep};
        struct ts_digest d;
        for (int k = 0; k < 2; k++)
            ts_inputs_add(&all, rows[i].path[k], rows[i].bytes[k],
                          rows[i].bytes[k] ? strlen(rows[i].bytes[k]) : 0);
        ts_digest_begin(&d);
        ts_inputs_digest(&all, &d);
        ts_digest_end(&d, text[i]);
        assert_ptr_equal(ts_inputs_find(&all, rows[i].path[1]), &all.list.v[1]);
        assert_null(ts_inputs_find(&all, "none"));
    }
    assert_string_equal(text[0], text[1]);
    for (size_t i = 1; i < 5; i++)
        for (size_t k = i + 1; k < 5; k++)
            assert_string_not_equal(text[i], text[k]);
    ts_inputs_add(NULL, "a", "x", 1); /* nobody wants to know */
    ts_arena_close(keep);
}

static const char *file_of(const char *bytes, size_t n) {
    static char path[64];
    strcpy(path, "/tmp/typeset-key.XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0 && write(fd, bytes, n) == (ssize_t)n);
    close(fd);
    return path;
}

#define KEY "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static void keys(void **state) {
    (void)state;
    const struct {
        const char *file;
        bool found;
    } rows[] = {{"%PDF-1.7\n<<\n/TypesetKey (" KEY ")\n>>\ntrailer\n%%EOF\n", true},
                {"%PDF-1.7\n<<\n/TypesetKey (" KEY ")\n>>\ntrailer\n", false}, /* cut short */
                {"%PDF-1.7\n<<\n/TypesetKey (0011)\n>>\ntrailer\n%%EOF\n", false},
                {"%PDF-1.7\n<<\n/TypesetKey (" KEY "0)\n>>\ntrailer\n%%EOF\n", false},
                {"%PDF-1.7\n<<\n/TypesetKey "
                 "(Z0112233445566778899aabbccddeeff00112233445566778899aabbccddeeff)\n>>\n%%EOF\n",
                 false},
                {"%PDF-1.7\n<<\n/Title (x)\n>>\ntrailer\n%%EOF\n", false}, /* another program's */
                {"%%EOF /TypesetKey (0011", false},
                {"", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char key[TS_DIGEST_TEXT] = "";
        const char *path = file_of(rows[i].file, strlen(rows[i].file));
        bool found = ts_pdf_key_read(path, key);
        unlink(path);
        ROW(found == rows[i].found, "%zu: %d", i, found);
        if (found)
            assert_string_equal(key, KEY);
        assert_false(ts_pdf_key_read(path, key)); /* it is gone */
    }
    ROWS_PASSED();
    char key[TS_DIGEST_TEXT];
    assert_false(ts_pdf_key_read("/dev/zero", key));
    assert_false(ts_pdf_key_read("/", key));
}

/* OpenType 1.9: numTables at 4; records of 16 bytes from 12 on, the checksum at 4 of each. A collection:
 * "ttcf", the number of fonts at 8, their offsets from 12 on. */
static void tables(void **state) {
    (void)state;
    char font[64] = {0, 1, 0, 0, 0, 2},
         collection[128] = {'t', 't', 'c', 'f', 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 20, 0, 0, 0, 72};
    memcpy(font + 12, "head\1\2\3\4", 8);
    memcpy(font + 28, "maxp\5\6\7\10", 8);
    memcpy(collection + 20, font, 44);
    memcpy(collection + 72, font, 44);
    collection[72 + 12 + 7] = 9; /* another checksum of head */
    const struct {
        const char *bytes;
        size_t n;
        int index;
    } rows[] = {{font, 64, 0},        {font, 60, 0},        {collection, 128, 0},
                {collection, 128, 1}, {collection, 128, 2}, {font, 8, 0}};
    char text[6][TS_DIGEST_TEXT];
    for (size_t i = 0; i < 6; i++) {
        struct ts_digest d;
        const char *path = file_of(rows[i].bytes, rows[i].n);
        ts_digest_begin(&d);
        ts_tables_digest(path, rows[i].index, &d);
        ts_digest_end(&d, text[i]);
        unlink(path);
    }
    const char *nothing = digest_of(NULL, 0);
    assert_string_equal(text[4], nothing); /* no such face */
    assert_string_equal(text[5], nothing); /* no font */
    for (size_t i = 0; i < 4; i++) {
        assert_string_not_equal(text[i], nothing);
        for (size_t k = i + 1; k < 4; k++)
            ROW(strcmp(text[i], text[k]) != 0, "%zu and %zu", i, k);
    }
    ROWS_PASSED();
    font[12 + 7] = 5; /* another revision of the font */
    struct ts_digest d;
    char changed[TS_DIGEST_TEXT];
    const char *path = file_of(font, 64);
    ts_digest_begin(&d);
    ts_tables_digest(path, 0, &d);
    ts_digest_end(&d, changed);
    unlink(path);
    assert_string_not_equal(changed, text[0]);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(digests), cmocka_unit_test(inputs),
                                       cmocka_unit_test(keys), cmocka_unit_test(tables)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
