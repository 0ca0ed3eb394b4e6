/* text/names: who is named in a byline, by two characters. */
#include "testing.h"

#include "text/names.h"

enum { MOST = 8 };

/* The names, a | between them. */
static const char *found(const char *byline, size_t most) {
    struct ts_slice names[MOST];
    size_t n = ts_names_find(ts_slice_of(byline), names, most);
    const char *list = "";
    for (size_t i = 0; i < n; i++)
        list = ts_arena_printf(ctx.keep, "%s%s%.*s", list, i ? "|" : "", (int)names[i].n, names[i].p);
    return list;
}

static void names_of_two(void **state) {
    (void)state;
    static const struct {
        const char *byline, *want;
    } rows[] = {
        {"本报记者 王刚", "王刚"},
        {"本报记者　王刚　李小明　张三", "王刚|张三"},
        {"记者 李明 通讯员 陈晨", "李明|陈晨"},
        {"作者 张三", "张三"},
        {"文/王刚 图／李明", "王刚|李明"},
        {"文/图 王刚", "王刚"},
        {"（本报记者 王刚、李明）", "王刚|李明"},
        {"□ 王刚", "王刚"},
        {"王刚 摄影", "王刚"},
        {"王刚 文图 李明 整理", "王刚|李明"},
        {"张三", "张三"},
        {"记者 王刚 发自 北京", "王刚"},
        {"记者 王刚 北京 报道", "王刚"},
        {"记者 王刚 北京报道", "王刚"},
        {"本报记者王刚", ""}, /* where the name begins nobody can see */
        {"记者 王 刚", ""},   /* the writer's own white */
        {"记者 欧阳小明", ""},
        {"卡尔·马克思", ""}, /* one name, of five */
        {"马克思·韦伯", ""},
        {"By Li Ming", ""},
        {"记者 AB 12 王5", ""},
        {"ＡＢ", ""}, /* letters of full width are no Han */
        {"", ""},
        {"　、", ""},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        const char *got = found(rows[i].byline, MOST);
        ROW(strcmp(got, rows[i].want) == 0, "%s: %s, expected %s", rows[i].byline, got, rows[i].want);
    }
    ROWS_PASSED();
}

static void lines_of_names_alone(void **state) {
    (void)state;
    static const struct {
        const char *line;
        bool want;
    } rows[] = {
        {"岳知微", true},      {"王刚", true},
        {"王刚 李小明", true}, {"王刚、李小明", true},
        {"王　刚", true},      {"王 刚 李 明", true},
        {"王刚获奖", false},   {"记者 王刚", false},
        {"上篇", false},       {"王 刚刚", false},
        {"王刚 获奖", false},  {"——王刚", false},
        {"王刚。", false},     {"“王刚”", false},
        {"王5", false},        {"", false},
        {"王", false},         {"王刚 李明 张三 赵四 钱五", false},
        {"Wang Gang", false},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++)
        ROW(ts_names_are_all(ts_slice_of(rows[i].line)) == rows[i].want, "%s", rows[i].line);
    ROWS_PASSED();
}

static void no_more_than_there_is_room_for(void **state) {
    (void)state;
    fresh();
    assert_string_equal(found("王刚 李明 张三", 2), "王刚|李明");
    assert_string_equal(found("王刚 李明 张三", 0), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_two),
        cmocka_unit_test(lines_of_names_alone),
        cmocka_unit_test(no_more_than_there_is_room_for),
    };
    return RUN_TESTS(tests);
}
