/* image/, text/picture and page/place: files of pictures, sound and hostile; how they are written in the
 * copy; the frames that they leave. JPEGs are made by libjpeg, PNGs by libpng, and then damaged. */
#include "reading.h"

#include "page/fill.h"

#include <jpeglib.h>
#include <png.h>

/* --- files ---------------------------------------------------------------------------------------------- */

struct file {
    unsigned char *bytes;
    size_t n;
};

static const unsigned char noise[3 * 40 * 30 * 4] = {7, 200, 90, 13, 250, 1, 66};

static struct file make_jpeg(int components, bool progressive, bool arithmetic) {
    struct jpeg_compress_struct c;
    struct jpeg_error_mgr error;
    unsigned long n = 0;
    struct file file = {NULL, 0};
    c.err = jpeg_std_error(&error);
    jpeg_create_compress(&c);
    jpeg_mem_dest(&c, &file.bytes, &n);
    c.image_width = 40;
    c.image_height = 30;
    c.input_components = components;
    c.in_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&c);
    c.arith_code = arithmetic;
    if (progressive)
        jpeg_simple_progression(&c);
    jpeg_start_compress(&c, TRUE);
    for (int y = 0; y < 30; y++) {
        JSAMPROW row = (JSAMPROW)(uintptr_t)(noise + y * 7);
        jpeg_write_scanlines(&c, &row, 1);
    }
    jpeg_finish_compress(&c);
    jpeg_destroy_compress(&c);
    file.n = n;
    return file;
}

static struct file make_png(png_uint_32 format) {
    png_image png = {.version = PNG_IMAGE_VERSION, .width = 40, .height = 30, .format = format};
    png_alloc_size_t n = 0;
    struct file file = {NULL, 0};
    assert_true(png_image_write_get_memory_size(png, n, 0, noise, 0, NULL));
    file.bytes = malloc(n);
    assert_true(png_image_write_to_memory(&png, file.bytes, &n, 0, noise, 0, NULL));
    file.n = n;
    return file;
}

static const struct ts_image *decode(struct file f, size_t n, const char **fault) {
    return ts_image_decode(&ctx, (const char *)f.bytes, n, fault);
}

static void what_files_are(void **state) {
    (void)state;
    fresh();
    const struct {
        struct file file;
        bool jpeg;
        int components;
        bool inverted, alpha;
    } rows[] = {
        {make_jpeg(1, false, false), true, 1, false, false},
        {make_jpeg(3, false, false), true, 3, false, false},
        {make_jpeg(3, true, false), true, 3, false, false},
        {make_jpeg(4, false, false), true, 4, true, false},
        {make_png(PNG_FORMAT_GRAY), false, 1, false, false},
        {make_png(PNG_FORMAT_GA), false, 1, false, true},
        {make_png(PNG_FORMAT_RGB), false, 3, false, false},
        {make_png(PNG_FORMAT_RGBA), false, 3, false, true},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const char *fault;
        const struct ts_image *m = decode(rows[i].file, rows[i].file.n, &fault);
        ROW(m, "row %zu: %s", i, fault ? fault : "no reason");
        if (!m)
            continue;
        ROW(m->width == 40 && m->height == 30, "row %zu: %d x %d", i, m->width, m->height);
        ROW(m->jpeg == rows[i].jpeg && m->components == rows[i].components, "row %zu: %d components", i,
            m->components);
        ROW(m->inverted == rows[i].inverted, "row %zu: inverted %d", i, m->inverted);
        ROW((m->alpha.n == 40 * 30) == rows[i].alpha, "row %zu: %zu samples of alpha", i, m->alpha.n);
        ROW(m->jpeg ? m->data.n == rows[i].file.n : m->data.n == 40 * 30 * (size_t)m->components,
            "row %zu: %zu bytes", i, m->data.n);
        free(rows[i].file.bytes);
    }
    ROWS_PASSED();
}

/* Cut anywhere, a file is damaged; but its end mark alone, of 2 or 12 bytes, no pixel needs. */
static void files_cut_short(void **state) {
    (void)state;
    const struct file files[] = {make_jpeg(3, false, false), make_jpeg(3, true, false),
                                 make_jpeg(4, false, false), make_png(PNG_FORMAT_RGBA)};
    for (size_t i = 0; i < N_ROWS(files); i++) {
        size_t end = i < 3 ? 2 : 12;
        for (size_t n = 0; n + end < files[i].n; n++) {
            const char *fault;
            if (n % 16 == 0)
                fresh();
            ROW(!decode(files[i], n, &fault) && fault, "file %zu, %zu of %zu bytes", i, n, files[i].n);
        }
        free(files[i].bytes);
    }
    ROWS_PASSED();
}

/* Wrong bytes make a fault or a picture, but no more than that; under sanitizers this test is worth most. */
static void files_with_wrong_bytes(void **state) {
    (void)state;
    uint32_t seed = 9;
    const struct file files[] = {make_jpeg(3, false, false), make_jpeg(4, true, false),
                                 make_png(PNG_FORMAT_RGBA)};
    for (size_t i = 0; i < N_ROWS(files); i++) {
        unsigned char *own = malloc(files[i].n);
        for (int round = 0; round < 600; round++) {
            fresh();
            memcpy(own, files[i].bytes, files[i].n);
            for (int k = 0; k < 1 + round % 3; k++)
                own[next_random(&seed) % files[i].n] = (unsigned char)next_random(&seed);
            const char *fault;
            const struct ts_image *m = decode((struct file){own, files[i].n}, files[i].n, &fault);
            ROW(m ? m->width > 0 && m->height > 0 && m->turn >= 1 && m->turn <= 8 : fault != NULL, "file %zu",
                i);
        }
        free(own);
        free(files[i].bytes);
    }
    ROWS_PASSED();
}

/* The size in the header of a JPEG, behind its SOF0 mark (ITU-T T.81, B.2.2), raised to 65,500 each way. */
static void sizes_that_are_refused(void **state) {
    (void)state;
    fresh();
    const char *fault;
    struct file f = make_jpeg(3, false, false), arithmetic = make_jpeg(3, false, true);
    size_t at = 0;
    while (at + 9 < f.n && !(f.bytes[at] == 0xFF && f.bytes[at + 1] == 0xC0))
        at++;
    memcpy(f.bytes + at + 5, "\xFF\xDC\xFF\xDC", 4);
    assert_null(decode(f, f.n, &fault));
    assert_non_null(strstr(fault, "65500 x 65500"));
    assert_null(decode(arithmetic, arithmetic.n, &fault));
    assert_non_null(strstr(fault, "arithmetically"));
    assert_null(ts_image_read(&ctx, "/dev/zero", &fault));
    assert_non_null(strstr(fault, "not a file"));
    free(f.bytes);
    free(arithmetic.bytes);
}

/* --- the copy ------------------------------------------------------------------------------------------- */

static const char *text_of(const struct ts_para *p) {
    char *s = ts_arena_alloc(ctx.keep, p->text.n + 1, 1);
    for (size_t i = 0; i < p->n_spans; i++)
        strncat(s, p->text.p + p->spans[i].begin, p->spans[i].end - p->spans[i].begin);
    return s;
}

static void captions_and_credits(void **state) {
    (void)state;
    static const struct {
        const char *inside, *caption, *credit;
    } rows[] = {
        {"厂房一景", "厂房一景", ""},
        {"", "", ""},
        {"厂房一景。 本报记者 某某/摄", "厂房一景。", "本报记者 某某/摄"},
        {"厂房一景。　本报记者 张三 李四 摄", "厂房一景。", "本报记者 张三 李四 摄"},
        {"厂房一景 某某/摄", "厂房一景", "某某/摄"},
        {"厂房一景 某某 摄", "厂房一景", "某某 摄"},
        {"厂房 一景 资料图片", "厂房 一景", "资料图片"},
        {"厂房一景 新华社记者 某某摄", "厂房一景", "新华社记者 某某摄"},
        {"厂房一景 （本报记者 某某 摄）", "厂房一景", "（本报记者 某某 摄）"},
        {"本报记者 某某/摄", "", "本报记者 某某/摄"},
        {"本报记者 在现场", "本报记者 在现场", ""},
        {"厂区 平面图", "厂区 平面图", ""},
        {"**厂房**一景 企业供图", "厂房一景", "企业供图"},
        {"见[图]（左） 某某绘图", "见[图]（左）", "某某绘图"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char text[200];
        snprintf(text, sizeof text, "# 题\n\n文。\n\n![%s](x.jpg)\n", rows[i].inside);
        const struct ts_article *a = parse_as(text, "picture.columns=3");
        ROW(a->n_pictures == 1 && a->n_paras == 2, "row %zu: %zu pictures", i, a->n_pictures);
        if (a->n_pictures != 1)
            continue;
        const char *caption = text_of(a->pictures[0].caption), *credit = text_of(a->pictures[0].credit);
        ROW(strcmp(caption, rows[i].caption) == 0 && strcmp(credit, rows[i].credit) == 0, "row %zu: %s | %s",
            i, caption, credit);
    }
    ROWS_PASSED();
}

static void attributes(void **state) {
    (void)state;
    static const struct {
        const char *behind;
        int columns, position, side;
        bool warned;
    } rows[] = {
        {"", 3, TS_PICTURE_TOP, TS_PICTURE_RIGHT, false},
        {"{}", 3, TS_PICTURE_TOP, TS_PICTURE_RIGHT, false},
        {"{宽=2栏 位置=下 侧=左}", 2, TS_PICTURE_FOOT, TS_PICTURE_LEFT, false},
        {" {width=12 position=foot side=centre} ", 12, TS_PICTURE_FOOT, TS_PICTURE_CENTRE, false},
        {"{位置=中}", 3, TS_PICTURE_MIDDLE, TS_PICTURE_CENTRE, false},
        {"{位置=中　侧=右}", 3, TS_PICTURE_MIDDLE, TS_PICTURE_RIGHT, false},
        {"{position=here}", 1, TS_PICTURE_HERE, TS_PICTURE_RIGHT, false},
        {"{位置=文中 宽=2}", 1, TS_PICTURE_HERE, TS_PICTURE_RIGHT, true},
        {"{宽=0}", 3, TS_PICTURE_TOP, TS_PICTURE_RIGHT, true},
        {"{宽=21}", 3, TS_PICTURE_TOP, TS_PICTURE_RIGHT, true},
        {"{宽=2行}", 3, TS_PICTURE_TOP, TS_PICTURE_RIGHT, true},
        {"{宽}", 3, TS_PICTURE_TOP, TS_PICTURE_RIGHT, true},
        {"{高=2}", 3, TS_PICTURE_TOP, TS_PICTURE_RIGHT, true},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char text[200];
        snprintf(text, sizeof text, "# 题\n\n文。\n\n![说明](x.jpg)%s\n", rows[i].behind);
        const struct ts_article *a = parse_as(text, "picture.columns=3");
        const struct ts_picture *p = a->pictures;
        ROW(a->n_pictures == 1 && p->columns == rows[i].columns && p->position == rows[i].position &&
                p->side == rows[i].side,
            "row %zu", i);
        bool warned = said("left out") || said("one column wide");
        ROW(warned == rows[i].warned, "row %zu: %s", i, messages(TS_ENGLISH, false));
    }
    ROWS_PASSED();
}

/* What the roles of the copy are, they are with pictures among it; a picture stands before the paragraph of
 * the columns that follows it. */
static void pictures_are_no_paragraphs(void **state) {
    (void)state;
    const struct ts_article *a =
        parse_as("![零](0.jpg)\n# 题\n![一](1.jpg)\n副题\n![二](2.jpg)\n本报记者 张三\n导语。\n"
                 "![三](3.jpg)\n又导语。\n![四](4.jpg)\n## 小标题\n文。\n![五](5.jpg)\n",
                 "picture.columns=3");
    static const enum ts_role roles[] = {TS_ROLE_HEADLINE, TS_ROLE_DECK,    TS_ROLE_BYLINE, TS_ROLE_LEAD,
                                         TS_ROLE_LEAD,     TS_ROLE_SUBHEAD, TS_ROLE_BODY};
    static const size_t before[] = {5, 5, 5, 5, 5, 7};
    assert_int_equal(a->n_paras, N_ROWS(roles));
    assert_int_equal(a->n_pictures, N_ROWS(before));
    for (size_t i = 0; i < N_ROWS(roles); i++)
        ROW(a->paras[i].role == roles[i], "paragraph %zu is %s", i, ts_article_role_name(a->paras[i].role));
    for (size_t i = 0; i < N_ROWS(before); i++)
        ROW(a->pictures[i].before == before[i] && a->pictures[i].file.p[0] == '0' + (int)i,
            "picture %zu before %zu", i, a->pictures[i].before);
    ROWS_PASSED();
}

/* --- places --------------------------------------------------------------------------------------------- */

/* Six columns of 10 em of 10点, gutters of 10点, rows of 20点, 40 of them; an image of so many pixels. */
static struct ts_setting desk(const struct ts_style *style) {
    static struct ts_typesetter t;
    t.ctx = &ctx;
    struct ts_grid grid = {.row = 20, .em = 10, .rows = 40, .columns = 6, .measure = 100, .gutter = 10};
    return (struct ts_setting){.typesetter = &t, .style = style, .grid = grid};
}

static struct ts_set_picture picture(int wide, int high, int columns, int position, int side) {
    struct ts_image *image = TS_NEW(ctx.keep, struct ts_image, 1);
    struct ts_picture *p = TS_NEW(ctx.keep, struct ts_picture, 1);
    *image = (struct ts_image){.width = wide, .height = high, .turn = 1};
    *p = (struct ts_picture){.columns = columns, .position = position, .side = side, .image = image};
    return (struct ts_set_picture){.picture = p, .columns = columns, .caption_rows = 1};
}

/* Rows by hand. One column is 100 wide, two with their gutter 210; n rows of ink are 20 (n - 1) + 10. */
static void rows_of_a_picture(void **state) {
    (void)state;
    static const struct {
        int wide, high, columns, most, rows; /* with one row of caption */
    } rows[] = {
        {100, 90, 1, 40, 6},   /* 90 high: 5 rows to the unit */
        {100, 92, 1, 40, 6},   /* 92: 2 of it, 2 %, are trimmed */
        {100, 98, 1, 40, 7},   /* 98: 8 would be 8 %; 110 wants 12 % of the width; it stays whole in 6 rows */
        {100, 108, 1, 40, 7},  /* 108: 2 % of the width */
        {210, 190, 2, 40, 11}, /* 190 high: 10 rows */
        {420, 380, 2, 40, 11}, /* the same at twice the pixels */
        {100, 900, 1, 12, 12}, /* higher than 12 rows: all of them */
        {1000, 1, 1, 40, 2},   /* a line is a row */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct ts_setting s = desk(style("picture.trim=0.05"));
        struct ts_set_picture p = picture(rows[i].wide, rows[i].high, rows[i].columns, TS_PICTURE_TOP, 0);
        int got = ts_picture_rows(s.style, &s.grid, &p, rows[i].most);
        ROW(got == rows[i].rows, "row %zu: %d", i, got);
    }
    ROWS_PASSED();
}

static bool same_frames(const struct ts_block *block, const struct ts_text_frame *want, int n) {
    bool same = block->n_frames == n;
    for (int k = 0; same && k < n; k++)
        same = memcmp(&block->frames[k], &want[k], sizeof *want) == 0;
    return same;
}

static struct ts_block place(const struct ts_setting *s, struct ts_set_picture *v, size_t n, bool *left) {
    static struct ts_island islands[8];
    struct ts_text_frame frames[6];
    for (size_t i = 0; i < n; i++)
        islands[i] = (struct ts_island){.number = v[i].number,
                                        .columns = v[i].columns,
                                        .position = v[i].picture->position,
                                        .side = v[i].picture->side,
                                        .picture = &v[i]};
    for (int k = 0; k < 6; k++)
        frames[k] = (struct ts_text_frame){k, 4, 36};
    struct ts_islands list = {islands, n};
    return ts_place_islands(s, frames, 6, 40, &list, left);
}

/* Each of 5 rows and one of caption, with an empty row where it meets text; the block has rows 4 to 39. */
static void frames_around_pictures(void **state) {
    (void)state;
    fresh();
    struct ts_setting s = desk(style("picture.trim=0"));
    bool left[4] = {false};
    struct ts_set_picture v[] = {picture(210, 90, 2, TS_PICTURE_TOP, TS_PICTURE_RIGHT),
                                 picture(100, 90, 1, TS_PICTURE_FOOT, TS_PICTURE_LEFT),
                                 picture(210, 90, 2, TS_PICTURE_MIDDLE, TS_PICTURE_CENTRE)};
    struct ts_block block = place(&s, v, 3, left);
    static const struct ts_text_frame want[] = {{0, 4, 29}, {1, 4, 36},  {2, 4, 14},  {2, 26, 14},
                                                {3, 4, 14}, {3, 26, 14}, {4, 11, 29}, {5, 11, 29}};
    assert_true(same_frames(&block, want, N_ROWS(want)));
    assert_int_equal(block.n_placed, 3);
    assert_int_equal(block.placed[0].row, 4);
    assert_int_equal(block.placed[1].row, 34);
    assert_int_equal(block.placed[2].row, 19);
    assert_int_equal(ts_fill_capacity(block.frames, block.n_frames), 6 * 36 - 2 * 7 - 7 - 2 * 8);
}

/* A second one at the top goes beside the first, a third under one of them, a fourth that is too high
 * nowhere. */
static void several_at_one_place(void **state) {
    (void)state;
    fresh();
    struct ts_setting s = desk(style("picture.trim=0"));
    bool left[4] = {false};
    struct ts_set_picture v[] = {picture(320, 90, 3, TS_PICTURE_TOP, TS_PICTURE_RIGHT),
                                 picture(320, 90, 3, TS_PICTURE_TOP, TS_PICTURE_RIGHT),
                                 picture(210, 90, 2, TS_PICTURE_TOP, TS_PICTURE_RIGHT),
                                 picture(100, 690, 1, TS_PICTURE_TOP, TS_PICTURE_RIGHT)};
    struct ts_block block = place(&s, v, 4, left);
    assert_int_equal(block.n_placed, 3);
    assert_int_equal(block.placed[0].column, 3);
    assert_int_equal(block.placed[1].column, 0);
    assert_int_equal(block.placed[1].row, 4);
    assert_int_equal(block.placed[2].column, 4);
    assert_int_equal(block.placed[2].row, 11);
    assert_false(left[2]);
    assert_true(left[3]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_files_are),
        cmocka_unit_test(files_cut_short),
        cmocka_unit_test(files_with_wrong_bytes),
        cmocka_unit_test(sizes_that_are_refused),
        cmocka_unit_test(captions_and_credits),
        cmocka_unit_test(attributes),
        cmocka_unit_test(pictures_are_no_paragraphs),
        cmocka_unit_test(rows_of_a_picture),
        cmocka_unit_test(frames_around_pictures),
        cmocka_unit_test(several_at_one_place),
    };
    return RUN_TESTS(tests);
}
