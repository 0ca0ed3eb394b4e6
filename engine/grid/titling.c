#include "grid/titling.h"

enum {
    QUARTER_POINT = TS_POINT / 4,
    STEP = 50,        /* of a size: 2 % */
    NEAR = 80,        /* percent of the size that is wished for */
    LINE_PITCH = 125, /* percent of the size */
    WHITE = 35        /* percent of the size */
};

ts_len ts_titling_size(ts_len size) {
    return size / QUARTER_POINT * QUARTER_POINT;
}

ts_len ts_titling_smaller(ts_len size) {
    ts_len step = ts_titling_size(size / STEP);
    return size - (step > QUARTER_POINT ? step : QUARTER_POINT);
}

bool ts_titling_is_near(ts_len size, ts_len wished) {
    return (int64_t)size * 100 >= (int64_t)wished * NEAR;
}

ts_len ts_titling_pitch(ts_len size) {
    return ts_len_scale(size, LINE_PITCH, 100);
}

ts_len ts_titling_height(ts_len size, int lines) {
    return lines > 0 ? size + (lines - 1) * ts_titling_pitch(size) : 0;
}

int ts_titling_rows(const struct ts_grid *g, ts_len size, int lines, ts_len more) {
    ts_len white = size > g->em ? ts_len_scale(size, WHITE, 100) : 0; /* else that of the rows is enough */
    return ts_grid_rows_of(g, ts_titling_height(size, lines) + white + more);
}
