#include "font/tables.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_TABLES = 64, TABLE_RECORD = 16, DIRECTORY_HEAD = 12 };

static unsigned long number_at(const unsigned char *p, int bytes) {
    unsigned long n = 0;
    while (bytes-- > 0)
        n = n << 8 | *p++;
    return n;
}

/* Where the face's directory begins: at the file's start, or where a collection's header says. */
static long directory_at(int fd, int index) {
    unsigned char head[DIRECTORY_HEAD], offset[4];
    if (pread(fd, head, sizeof head, 0) != sizeof head)
        return -1;
    if (memcmp(head, "ttcf", 4) != 0)
        return index == 0 ? 0 : -1;
    if ((unsigned long)index >= number_at(head + 8, 4) ||
        pread(fd, offset, sizeof offset, DIRECTORY_HEAD + 4L * index) != sizeof offset)
        return -1;
    return (long)number_at(offset, 4);
}

void ts_tables_digest(const char *file, int index, struct ts_digest *d) {
    unsigned char directory[DIRECTORY_HEAD + MOST_TABLES * TABLE_RECORD];
    char size[32];
    struct stat st;
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    long at = directory_at(fd, index);
    ssize_t got = at < 0 ? 0 : pread(fd, directory, sizeof directory, at);
    if (got >= DIRECTORY_HEAD && fstat(fd, &st) == 0) {
        size_t want = DIRECTORY_HEAD + TABLE_RECORD * number_at(directory + 4, 2);
        snprintf(size, sizeof size, "%lld", (long long)st.st_size);
        ts_digest_add_text(d, size);
        ts_digest_add(d, (struct ts_slice){(const char *)directory, want < (size_t)got ? want : (size_t)got});
    }
    close(fd);
}
