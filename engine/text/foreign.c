#include "text/foreign.h"

#include "base/lang.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { MOST_OF_HEAD = 4096 };

#define AS_DOCX                                                                                              \
    TS_BOTH("open it in Word, WPS or LibreOffice and save it as .docx",                                      \
            "请用 Word、WPS 或 LibreOffice 打开，另存为 .docx")
#define AS_TEXT                                                                                              \
    TS_BOTH("open it and save its text as .docx or plain text", "请打开后把文字另存为 .docx 或纯文本")
#define UNPACK TS_BOTH("unpack it and give the article in it", "请先解压，再排其中的稿件")

static bool holds(struct ts_slice in, const char *what, size_t n) {
    return memmem(in.p, in.n, what, n) != NULL;
}

#define HOLDS(in, literal) holds(in, literal, sizeof literal - 1)

static struct ts_slice head_of(struct ts_slice bytes) {
    return (struct ts_slice){bytes.p, bytes.n < MOST_OF_HEAD ? bytes.n : MOST_OF_HEAD};
}

/* --- Office's files: a compound file (MS-CFB), whose streams' names are UTF-16; a zip archive ----------- */

static const struct ts_foreign *compound(struct ts_slice bytes) {
    static const struct ts_foreign locked = {
        TS_BOTH("an Office document with a password", "加了密码的 Office 文件"),
        TS_BOTH("take the password away where it was made and save it again",
                "请在原软件中去掉密码后重新保存")};
    static const struct ts_foreign word = {
        TS_BOTH("an old Word or WPS document (.doc, .wps)", "旧版 Word 或 WPS 文件（.doc、.wps）"), AS_DOCX};
    static const struct ts_foreign other = {TS_BOTH("an old Office file (.doc, .xls, .ppt or a mail)",
                                                    "旧版 Office 文件（.doc、.xls、.ppt 或邮件）"),
                                            AS_DOCX};
    if (HOLDS(bytes, "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"))
        return &locked;
    return HOLDS(bytes, "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t") ? &word : &other;
}

static const struct ts_foreign *archive(struct ts_slice bytes) {
    static const struct ts_foreign text = {
        TS_BOTH("an OpenDocument text (.odt)", "OpenDocument 文档（.odt）"), AS_DOCX};
    static const struct ts_foreign open = {
        TS_BOTH("an OpenDocument or e-book file", "OpenDocument 或电子书文件"), AS_TEXT};
    static const struct ts_foreign sheet = {TS_BOTH("an Excel workbook (.xlsx)", "Excel 工作簿（.xlsx）"),
                                            AS_TEXT};
    static const struct ts_foreign slides = {
        TS_BOTH("a PowerPoint presentation (.pptx)", "PowerPoint 演示文稿（.pptx）"), AS_TEXT};
    struct ts_slice head = head_of(bytes);
    if (HOLDS(head, "mimetypeapplication/"))
        return HOLDS(head, "opendocument.text") ? &text : &open;
    if (HOLDS(bytes, "word/"))
        return NULL;
    return HOLDS(bytes, "xl/workbook.xml") ? &sheet : HOLDS(bytes, "ppt/presentation.xml") ? &slides : NULL;
}

/* --- what is text, and yet no copy ---------------------------------------------------------------------- */

static bool begins(struct ts_slice text, const char *with) {
    size_t n = strlen(with);
    return text.n >= n && strncasecmp(text.p, with, n) == 0;
}

/* A mail's head is lines `Name: value` up to an empty one. */
static bool is_mail(struct ts_slice head) {
    size_t name = 0;
    while (name < head.n && (head.p[name] == '-' || (head.p[name] >= 'A' && head.p[name] <= 'z')))
        name++;
    return name > 1 && name < head.n && head.p[name] == ':' && HOLDS(head, "\nMIME-Version:") &&
           HOLDS(head, "\nContent-T");
}

static const struct ts_foreign *written(struct ts_slice bytes) {
    static const struct ts_foreign web = {TS_BOTH("a web page (HTML)", "网页（HTML）"), AS_TEXT};
    static const struct ts_foreign xml = {TS_BOTH("an XML file", "XML 文件"), AS_TEXT};
    static const struct ts_foreign mail = {
        TS_BOTH("a mail with its headers", "带信头的邮件"),
        TS_BOTH("open it in the mail program and save its text", "请在邮件软件中打开，另存正文")};
    struct ts_slice head = head_of(bytes);
    if (begins(head, "\xEF\xBB\xBF"))
        head = ts_slice_cut(head, 3, head.n);
    while (head.n && strchr(" \t\r\n", *head.p))
        head = ts_slice_cut(head, 1, head.n);
    if (begins(head, "<!DOCTYPE html") || begins(head, "<html"))
        return &web;
    if (begins(head, "<?xml"))
        return &xml;
    return is_mail(head) ? &mail : NULL;
}

static const struct {
    const char *magic;
    size_t n;
    struct ts_foreign is;
} magics[] = {
    {"%PDF",
     4,
     {TS_BOTH("a PDF", "PDF 文件"),
      TS_BOTH("give the copy that it was made from, or save its text", "请给原稿，或把其中文字另存为文本")}},
    {"{\\rtf", 5, {TS_BOTH("a rich text file (.rtf)", "RTF 文件（.rtf）"), AS_DOCX}},
    {"\x89PNG",
     4,
     {TS_BOTH("a picture", "图片"),
      TS_BOTH("name it in an article: ![caption](file)", "请在稿件里写 ![说明](文件)")}},
    {"\xFF\xD8\xFF",
     3,
     {TS_BOTH("a picture", "图片"),
      TS_BOTH("name it in an article: ![caption](file)", "请在稿件里写 ![说明](文件)")}},
    {"Rar!", 4, {TS_BOTH("an archive", "压缩包"), UNPACK}},
    {"7z\xBC\xAF", 4, {TS_BOTH("an archive", "压缩包"), UNPACK}},
    {"\x1F\x8B\x08", 3, {TS_BOTH("an archive", "压缩包"), UNPACK}},
};

const struct ts_foreign *ts_foreign_find(struct ts_slice bytes) {
    for (size_t k = 0; k < sizeof magics / sizeof *magics; k++)
        if (bytes.n >= magics[k].n && memcmp(bytes.p, magics[k].magic, magics[k].n) == 0)
            return &magics[k].is;
    if (ts_slice_starts(bytes, "\xD0\xCF\x11\xE0"))
        return compound(bytes);
    return ts_slice_starts(bytes, "PK\3\4") ? archive(bytes) : written(bytes);
}
