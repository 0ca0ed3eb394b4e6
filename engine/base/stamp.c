#include "base/stamp.h"

#include <stdio.h>
#include <sys/stat.h>

void ts_stamp_take(const char *path, char to[TS_STAMP_TEXT]) {
    struct stat st;
    if (stat(path, &st) != 0)
        snprintf(to, TS_STAMP_TEXT, "absent");
    else
        snprintf(to, TS_STAMP_TEXT, "%lld/%lld/%lld.%09ld", (long long)st.st_ino, (long long)st.st_size,
                 (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
}
