#include "out/pdf_key.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char opening[] = "/" TS_PDF_KEY " (", ending[] = "%%EOF";

/* The Info dictionary is plain text, and all streams of ours are deflated: what looks like the key is the
 * key. */
static bool find_key(const char *pdf, size_t n, char to[TS_DIGEST_TEXT]) {
    const size_t digits = TS_DIGEST_TEXT - 1;
    const char *tail = pdf + n - (n < 32 ? n : 32), *found = memmem(pdf, n, opening, strlen(opening));
    if (!found || !memmem(tail, (size_t)(pdf + n - tail), ending, strlen(ending)))
        return false;
    found += strlen(opening);
    if ((size_t)(pdf + n - found) <= digits || found[digits] != ')')
        return false;
    memcpy(to, found, digits);
    to[digits] = 0;
    return strspn(to, "0123456789abcdef") == digits;
}

bool ts_pdf_key_read(const char *path, char to[TS_DIGEST_TEXT]) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat st;
    bool found = false;
    if (fd < 0)
        return false;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
        size_t n = (size_t)st.st_size;
        void *pdf = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
        if (pdf != MAP_FAILED) {
            found = find_key(pdf, n, to);
            munmap(pdf, n);
        }
    }
    close(fd);
    return found;
}
