/* text/docx.h -- a Word document as a source: its text with the light markup's signs, so that all behind is
 * shared with copy that is text. Includes: text/source.h. libzip and libxml2 read.
 *
 * Places are the document's: the line is the number of the paragraph, counted through text, tables and notes,
 * the column its character. Messages show the words there, too.
 *
 *     Title, 标题                       # 文字          Heading 1-9, 小标题         ## 文字
 *     Subtitle, 副题                    副题：文字       引题, 眉题                   引题：文字
 *     Quote, 引文                       > 文字          bullets                     * 文字
 *     tables                           | 甲 | 乙 |     foot- and endnotes          [^1], [^1]: 文字
 *     bold                             [文字]{重点}     italic                      [文字]{语气}
 *     emphasis dots                    [文字]{着重}     phonetic guide              {文字|wénzì}
 *     raised and lowered figures       m² CO₂       breaks of line, page         a line's end
 *     links                            [文字](地址)     a picture, with caption     ![说明](word/media/a.jpg)
 *     one bullet alone                 • 文字           characters in circles       ①
 *
 * Without a Title the first Heading 1 near the top is it. A short paragraph that is bold as a whole, between
 * paragraphs of text, is a subhead. The numbers that Word puts before paragraphs are text, fields their
 * results. Short words of a merged cell are said again in each cell it covers. Signs typed in the
 * document count as they do in text. What is not set (deletions not settled, text boxes, headers, footers,
 * comments, hidden text, formulas, fields without a result) is told of and listed in `omissions`; insertions
 * are taken. */
#ifndef TS_TEXT_DOCX_H
#define TS_TEXT_DOCX_H

#include "text/source.h"

/* Read the document in `n` bytes, which are borrowed for its pictures. NULL with an error: it is no Word
 * document, damaged, or refused (text/pack.h, text/docx_xml.h). Its characters are made normal as those of
 * other copy are; `style` may be NULL. */
const struct ts_source *ts_docx_source(struct ts_ctx *, const char *name, const char *bytes, size_t n,
                                       const struct ts_style *style);

#endif
