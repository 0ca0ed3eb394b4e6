# typeset: `make demo` sets the sample article, `make check` runs the tests; both install what they need first.
# VARIANT=release (default) | debug | san | fuzz chooses build/<variant>.

VARIANT ?= release
PREFIX ?= /usr/local
DESTDIR ?=
BUILD := build/$(VARIANT)
PROGRAM := $(BUILD)/typeset

# What a fresh Debian 12 lacks: to build, fonts to set with, and to test.
BUILD_PACKAGES := pkg-config libharfbuzz-dev libfreetype-dev libfontconfig-dev libhpdf-dev libicu-dev \
                  libyaml-dev libhyphen-dev libjansson-dev nettle-dev hyphen-en-us libdeflate-dev libjpeg-dev libpng-dev libzip-dev \
                  libxml2-dev scdoc
FONT_PACKAGES := fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai
VIEW_PACKAGES := poppler-utils
TEST_PACKAGES := libcmocka-dev qpdf mupdf-tools ghostscript python3 clang-format valgrind zsh
FUZZ_PACKAGES := clang libclang-rt-14-dev
SLURM_PACKAGES := slurmctld slurmd slurm-client munge python3-yaml

PKGS := harfbuzz harfbuzz-subset freetype2 fontconfig yaml-0.1 jansson nettle libdeflate icu-uc libjpeg libpng libzip libxml-2.0
WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Werror
CPPFLAGS += -D_GNU_SOURCE -DTS_PREFIX='"$(PREFIX)"' -Iengine $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
CFLAGS_release := -O2 -g
CFLAGS_debug := -O0 -g3
CFLAGS_san := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
# clang's warnings are other ones than gcc's, which every build but that of the fuzzers has.
WARNINGS_fuzz := -w
CFLAGS += -std=c11 $(or $(WARNINGS_$(VARIANT)),$(WARNINGS)) $(CFLAGS_$(VARIANT))
LDFLAGS += -Wl,--as-needed $(filter -fsanitize=%,$(CFLAGS))
LDLIBS += $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lhpdf -lhyphen -lm

SOURCES := $(wildcard engine/*/*.c engine/*.c)
OBJECTS := $(SOURCES:engine/%.c=$(BUILD)/%.o) $(BUILD)/builtin.o $(BUILD)/revision.o
ENGINE := $(filter-out $(BUILD)/cli/main.o,$(OBJECTS))
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))

.PHONY: all tests hostile fuzz fuzzers replays run-tests demo deps test-deps check check-long check-slurm check-deb includes format format-check lint bench install deb clean
all: $(PROGRAM)

# --- installing what is missing ---------------------------------------------------------------------------------

# $(call need,packages): install those that dpkg does not know, or say the one command that does.
need = missing=; for p in $(1); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	[ -z "$$missing" ] && exit 0; \
	command="apt-get update && apt-get install -y --no-install-recommends$$missing"; \
	if [ "$$(id -u)" = 0 ]; then run="sh -c"; elif sudo -n true 2>/dev/null; then run="sudo sh -c"; \
	else echo "Packages are missing. Run as root:"; echo "  $$command"; exit 1; fi; \
	echo "Installing:$$missing"; DEBIAN_FRONTEND=noninteractive $$run "$$command" >build-deps.log 2>&1 \
	|| { tail -n 20 build-deps.log; exit 1; }; rm -f build-deps.log

deps:
	@$(call need,$(BUILD_PACKAGES) $(FONT_PACKAGES) $(VIEW_PACKAGES))

test-deps:
	@$(call need,$(BUILD_PACKAGES) $(FONT_PACKAGES) $(VIEW_PACKAGES) $(TEST_PACKAGES))

# --- the program -----------------------------------------------------------------------------------------------

$(PROGRAM): $(OBJECTS)
	@echo "  LD $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/%.o: engine/%.c
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# The default style and font configuration as C, so that the program works alone.
$(BUILD)/builtin.c: styles/feature.yaml fonts/fonts.conf
	@mkdir -p $(@D)
	@{ echo '#include <stddef.h>'; echo 'extern const char ts_builtin_style[]; extern const size_t ts_builtin_style_size;'; \
	echo 'extern const char ts_builtin_fonts_conf[];'; \
	echo 'const char ts_builtin_style[] = {'; od -An -v -tx1 styles/feature.yaml | sed "s/ \(..\)/'\\\\x\1',/g"; echo '0};'; \
	echo 'const size_t ts_builtin_style_size = sizeof ts_builtin_style - 1;'; \
	echo 'const char ts_builtin_fonts_conf[] = {'; od -An -v -tx1 fonts/fonts.conf | sed "s/ \(..\)/'\\\\x\1',/g"; echo '0};'; } > $@

# What the program is, to the byte of its sources: part of the key by which a batch knows its pages again; and the
# names of messages' codes, file-unreadable of TS_FILE_UNREADABLE.
$(BUILD)/revision.c: $(SOURCES) $(wildcard engine/*/*.h engine/*.h)
	@mkdir -p $(@D)
	@{ printf 'extern const char ts_builtin_revision[];\nconst char ts_builtin_revision[] = "%s";\n' \
	"$$(cat $(sort $^) | sha256sum | cut -c 1-64)"; \
	echo 'extern const char *const ts_builtin_codes[];'; echo 'const char *const ts_builtin_codes[] = {'; \
	sed -n '/^enum ts_code {/,/TS_N_CODES/s/^ *TS_\([A-Z0-9_]*\),.*/"\1",/p' engine/base/messages.h | tr A-Z_ a-z-; \
	echo '};'; } > $@

$(BUILD)/%.o: $(BUILD)/%.c
	@$(CC) $(CFLAGS) -c -o $@ $<

# --- trying it -------------------------------------------------------------------------------------------------

demo: deps
	@$(MAKE) --no-print-directory all >/dev/null
	@mkdir -p build/demo
	@$(PROGRAM) input/interview.txt -o build/demo/interview.pdf
	@$(PROGRAM) --quiet input/interview.txt -o build/demo/interview.png
	@echo "The page:    build/demo/interview.pdf"
	@echo "Its picture: build/demo/interview.png"

# --- tests -----------------------------------------------------------------------------------------------------

# Takes about two minutes of two processors, without network; fonts by a fontconfig file of the tests' own.
check: test-deps
	@$(MAKE) --no-print-directory -j2 all tests includes
	@$(MAKE) --no-print-directory run-tests

# The same under ASan + UBSan and valgrind, and the long scans.
check-long: test-deps
	@tests/long.sh

# The array script on a Slurm of three nodes on this machine, of which one is lost; as root.
check-slurm: test-deps
	@$(call need,$(SLURM_PACKAGES))
	@$(MAKE) --no-print-directory -j2 all
	@FONTCONFIG_FILE=$(CURDIR)/tests/fonts.conf tests/slurm/run.py $(PROGRAM)

# The package: two builds one hash, installed into a clean Debian; as root, with network.
check-deb: test-deps
	@$(call need,dpkg-dev binutils debootstrap)
	@tests/deb/run.sh

# The doors that anything may come in by, a harness each: tests/fuzz/NAME.c with tests/fuzz/corpus/NAME.
DOORS := $(filter-out replay,$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))
REPLAYS := $(DOORS:%=$(BUILD)/tests/fuzz_%)
FUZZERS := $(DOORS:%=$(BUILD)/tests/fuzzer_%)

TEST_NAMES := $(UNIT_TESTS) $(BUILD)/tests/rules $(BUILD)/tests/check $(BUILD)/tests/prop $(BUILD)/tests/hostile $(REPLAYS) $(BUILD)/tests/fault.so

tests: $(TEST_NAMES)

$(BUILD)/tests/%: tests/unit/%.c $(wildcard tests/*.h) $(ENGINE)
	@mkdir -p $(@D)
	@echo "  TEST $@"
	@$(CC) $(CPPFLAGS) -Itests $(CFLAGS) $(LDFLAGS) -o $@ $< $(ENGINE) $(LDLIBS) -lcmocka

$(BUILD)/tests/rules: $(wildcard tests/rules/*.c tests/rules/*.h tests/*.h) $(ENGINE)
	@mkdir -p $(@D)
	@echo "  TEST $@"
	@$(CC) $(CPPFLAGS) -Itests $(CFLAGS) $(LDFLAGS) -o $@ $(wildcard tests/rules/*.c) $(ENGINE) $(LDLIBS)

$(BUILD)/tests/check: tests/check/run.c $(ENGINE)
	@mkdir -p $(@D)
	@echo "  TEST $@"
	@$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(ENGINE) $(LDLIBS)

$(BUILD)/tests/prop: $(wildcard tests/prop/*.c tests/prop/*.h tests/*.h) $(ENGINE)
	@mkdir -p $(@D)
	@echo "  TEST $@"
	@$(CC) $(CPPFLAGS) -Itests $(CFLAGS) $(LDFLAGS) -o $@ $(wildcard tests/prop/*.c) $(ENGINE) $(LDLIBS)

$(BUILD)/tests/hostile: $(wildcard tests/hostile/*.c tests/hostile/*.h tests/prop/prng.h) $(ENGINE)
	@mkdir -p $(@D)
	@echo "  TEST $@"
	@$(CC) $(CPPFLAGS) -Itests $(CFLAGS) $(LDFLAGS) -o $@ $(wildcard tests/hostile/*.c) $(ENGINE) $(LDLIBS)

# Loaded before the C library to make its calls fail: no sanitizer, which would have to come first.
$(BUILD)/tests/fault.so: tests/faults/fault.c
	@mkdir -p $(@D)
	@echo "  TEST $@"
	@$(CC) -D_GNU_SOURCE -std=c11 -O1 $(WARNINGS) -shared -fPIC -o $@ $< -ldl

# A harness with a main of its own that replays a corpus and changes of it (tests/fuzz/replay.c).
$(BUILD)/tests/fuzz_%: tests/fuzz/%.c tests/fuzz/replay.c tests/fuzz/engine.h $(ENGINE)
	@mkdir -p $(@D)
	@echo "  TEST $@"
	@$(CC) $(CPPFLAGS) -Itests $(CFLAGS) $(LDFLAGS) -o $@ $(filter-out %.h,$^) $(LDLIBS)

# The same with libFuzzer, which needs VARIANT=fuzz and clang.
$(BUILD)/tests/fuzzer_%: tests/fuzz/%.c tests/fuzz/engine.h $(ENGINE)
	@mkdir -p $(@D)
	@echo "  FUZZER $@"
	@$(CC) $(CPPFLAGS) -Itests $(CFLAGS) $(LDFLAGS) -fsanitize=fuzzer -o $@ $(filter-out %.h,$^) $(LDLIBS)

replays: $(REPLAYS)
fuzzers: $(FUZZERS)

# Each door for FUZZ_SECONDS (60); FUZZ="bytes markup" are only those. What is found stays in build/fuzz/found.
FUZZ_SECONDS ?= 60
FUZZ_CC ?= clang
FUZZ ?= $(DOORS)
fuzz:
	@$(call need,$(BUILD_PACKAGES) $(FONT_PACKAGES) $(FUZZ_PACKAGES))
	@$(MAKE) --no-print-directory -j2 VARIANT=fuzz CC="$(FUZZ_CC)" $(FUZZ:%=build/fuzz/tests/fuzzer_%)
	@FUZZ_SECONDS=$(FUZZ_SECONDS) tests/fuzz.sh $(FUZZ)

# N articles of random and hostile text under ASan and UBSan; all of a number can be made again from it (tests/hostile/main.c).
N ?= 100000
hostile: test-deps
	@$(MAKE) --no-print-directory -j2 VARIANT=san build/san/tests/hostile
	@FONTCONFIG_FILE=$(CURDIR)/tests/fonts.conf LC_ALL=C LSAN_OPTIONS=suppressions=tests/lsan.supp:print_suppressions=0 build/san/tests/hostile $(N)

# Every suite prints its failures and a closing line "NAME: N passed, N failed".
run-tests: all tests
	@VARIANT=$(VARIANT) BUILD=$(BUILD) tests/run.sh

# --- care of the code --------------------------------------------------------------------------------------------

# A folder of engine/ includes only folders above it in the map (engine/README.md).
includes:
	@tests/includes.sh

format:
	clang-format -i $$(git ls-files '*.c' '*.h')

format-check:
	@clang-format --dry-run -Werror $$(git ls-files '*.c' '*.h')

lint:
	@$(call need,clang-tidy)
	@clang-tidy --quiet $(SOURCES) -- $(CPPFLAGS) -std=c11

# Wall time, peak memory and the time of each stage, beside other programs where they are installed.
bench: deps all
	@tests/bench/run.sh
	@tests/bench/compare.sh

# --- installing --------------------------------------------------------------------------------------------------

MAN := $(patsubst engine/man/%.scd,$(BUILD)/man/%,$(wildcard engine/man/*.scd))
$(BUILD)/man/%: engine/man/%.scd
	@mkdir -p $(@D)
	@if command -v scdoc >/dev/null; then SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-0} scdoc <$< >$@; else echo "no scdoc: $(@F) is not made" >&2; fi

SHARE := $(DESTDIR)$(PREFIX)/share
install: all $(MAN)
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/typeset
	ln -sf typeset $(DESTDIR)$(PREFIX)/bin/typeset-page # bash and zsh have a builtin of the first name
	install -D -m 644 -t $(SHARE)/typeset/styles styles/*.yaml
	install -D -m 644 -t $(SHARE)/typeset/fonts fonts/fonts.conf
	@mkdir -p $(SHARE)/man/man1 && ln -sf typeset.1 $(SHARE)/man/man1/typeset-page.1
	@for page in $(BUILD)/man/*; do [ -s "$$page" ] || continue; name=$${page##*/}; section=$${name##*.}; \
	case $$name in *.zh_CN.*) dir=$(SHARE)/man/zh_CN/man$$section; name=$${name%%.*}.$$section;; *) dir=$(SHARE)/man/man$$section;; esac; \
	echo "install $$dir/$$name"; install -D -m 644 "$$page" "$$dir/$$name"; done
	install -D -m 644 engine/packaging/typeset-page.bash $(SHARE)/bash-completion/completions/typeset-page
	install -D -m 644 -t $(SHARE)/zsh/vendor-completions engine/packaging/_typeset-page

# build/typeset_VERSION_ARCHITECTURE.deb: the same sources give the same bytes, wherever they lie. Its date is the last
# commit's.
VERSION := $(shell sed -n 's/^\#define TS_VERSION "\(.*\)"/\1/p' engine/workshop.h)
deb: export SOURCE_DATE_EPOCH := $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null),0)
deb: deps
	@$(call need,dpkg-dev binutils)
	@rm -rf build/deb/root
	@$(MAKE) --no-print-directory -j2 BUILD=build/deb PREFIX=/usr DESTDIR=build/deb/root \
	CFLAGS_release="-O2 -g -ffile-prefix-map='$(CURDIR)'=." install >/dev/null
	@engine/packaging/deb.sh build/deb/root "build/typeset_$(VERSION)_$$(dpkg --print-architecture).deb" $(VERSION)
	@sha256sum build/typeset_*.deb

clean:
	rm -rf build build-deps.log

-include $(OBJECTS:.o=.d)
