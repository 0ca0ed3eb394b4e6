/* prop/pages.c -- random articles through to pages. */
#include "pages.h"
#include "suites.h"

#include <stdio.h>
#include <string.h>

static void compose(struct desk *d, struct judge *j, struct ts_fontset *fonts) {
    const struct ts_style *style = j->style;
    const struct copy *copy = j->copy;
    const struct ts_source *source = ts_source_decode(&d->work, "article", copy->bytes, copy->n, NULL);
    j->article = source ? ts_article_parse(&d->work, source, style) : NULL;
    struct ts_typesetter t = {.ctx = &d->work,
                              .fonts = fonts,
                              .uax14 = d->uax14,
                              .hyphenator = style->line.hyphenate ? d->hyphenator : NULL,
                              .segmenter = d->segmenter,
                              .words = style->words,
                              .rules = &style->line};
    j->pages = j->article ? ts_fit_compose(&t, style, j->article) : NULL;
    if (j->pages) {
        j->filled = strstr(pages_messages(d->work.keep, d->work.diag), "the page is filled") != NULL;
        j->style = j->pages->style;
    }
}

static struct copy copy; /* 1 MB */

/* A style of those that articles of a kind are set in, from `first` on. */
static unsigned choose_style(struct desk *d, struct prng *r, enum page_kind kind) {
    static const unsigned first[] = {0, N_PLAIN_STYLES, N_PLAIN_STYLES - 1, N_PART_STYLES, 0},
                          end[] = {N_PLAIN_STYLES, N_FORM_STYLES, N_PART_STYLES, N_DESK_STYLES, 0};
    return kind == PAGES_SHIPPED ? prng_below(r, d->n_shipped)
                                 : first[kind] + prng_below(r, end[kind] - first[kind]);
}

static void run_article(struct desk *d, struct prng *r, enum page_kind kind, const struct album *album,
                        const char *name, struct tally *tally) {
    desk_clear(d);
    copy_make(&copy, r, kind, album);
    unsigned style = choose_style(d, r, kind);
    bool shipped = kind == PAGES_SHIPPED;
    struct judge j = {.style = shipped ? d->shipped[style] : d->styles[style], .copy = &copy};
    compose(d, &j, shipped ? d->shipped_fonts[style] : d->fonts);
    if (j.pages)
        pages_judge(&j, d->work.keep, d->work.diag);
    if (j.pages && !j.failures)
        tally->passed++;
    else if (++tally->failed)
        printf("prop: %s, style %u %s: %s\n", name, style, shipped ? d->shipped[style]->name : "",
               j.pages ? "the faults above" : "no pages");
}

static const uint64_t seeds[N_PAGE_KINDS] = {0x70616765, 0x71756f74, 0x70617274, 0x68656164, 0x73686970};
static const char *const signs[N_PAGE_KINDS] = {"", "-", "+", "^", "="};

/* Of the articles with pictures, which are of each kind in turn. */
static const uint64_t seed_of_pictures = 0x70696374;

void pages_run(struct desk *d, uint64_t seed, int cases, struct tally *tally) {
    for (int i = 0; i < cases; i++)
        for (int kind = 0; kind < N_PAGE_KINDS; kind++) {
            struct prng r = prng_for(seed + seeds[kind], (uint64_t)i);
            char name[80];
            snprintf(name, sizeof name, "seed %llu article %s%d", (unsigned long long)seed, signs[kind], i);
            run_article(d, &r, (enum page_kind)kind, NULL, name, tally);
        }
}

void pictures_run(struct desk *d, uint64_t seed, int cases, struct tally *tally) {
    static struct album album;
    if (!album_open(&album)) {
        tally->failed++;
        puts("prop: no pictures could be written");
    }
    for (int i = 0; i < cases; i++) {
        struct prng r = prng_for(seed + seed_of_pictures, (uint64_t)i);
        enum page_kind kind = (enum page_kind)(i % N_PAGE_KINDS);
        char name[80];
        snprintf(name, sizeof name, "seed %llu article with pictures %s%d", (unsigned long long)seed,
                 signs[kind], i);
        run_article(d, &r, kind, &album, name, tally);
    }
    album_close(&album);
}

void pages_print(uint64_t seed, int number, enum page_kind kind) {
    struct prng r = prng_for(seed + seeds[kind], (uint64_t)number);
    copy_make(&copy, &r, kind, NULL);
    fwrite(copy.bytes, 1, copy.n, stdout);
}
