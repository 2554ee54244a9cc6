# statusbook: build, print, check. `make help` says what there is; ./setup installs what it needs.

# V=1 shows the commands.

CC         ?= cc
PKG_CONFIG ?= pkg-config
BUILD      ?= build
OUT        ?= out
VERSION    := 0.1.0

PACKAGES := libxxhash gio-2.0 glib-2.0 yaml-0.1 libcmark
# These are opened by the commands that need them: src/library.h.
OPENED   := libarchive libmicrohttpd
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
# A warning is an error for those who change the program, and not where a released archive meets a newer compiler.
WERROR   ?= $(if $(wildcard .git),-Werror)
# Headers of libraries are none of our warnings' business.
INCLUDES := -Isrc $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(PACKAGES) $(OPENED)))
LIBS     := $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lm -ldl
# What of an attack on memory the compiler and the loader of programs can stop. Whoever gives CFLAGS gives their own.
CFLAGS   ?= -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
HARDENED := -pie -Wl,-z,relro,-z,now
# The names by which the loader of programs knows those that are opened. Whoever cannot run objdump on them says the names.
OBJDUMP  ?= objdump
soname    = $(shell $(OBJDUMP) -p $$($(PKG_CONFIG) --variable=libdir $(1))/$(1).so 2>/dev/null | sed -n 's/^ *SONAME *//p')
LIBARCHIVE_FILE := $(or $(LIBARCHIVE_FILE),$(call soname,libarchive))
MICROHTTPD_FILE := $(or $(MICROHTTPD_FILE),$(call soname,libmicrohttpd))
# Large files, also where a long has 32 bits: GLib is built so, and what g_stat fills must have its size.
DEFINES  := -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -DSTATUSBOOK_VERSION='"$(VERSION)"' \
    -DLIBARCHIVE_FILE='"$(LIBARCHIVE_FILE)"' -DMICROHTTPD_FILE='"$(MICROHTTPD_FILE)"'

ifdef SANITIZE
BUILD    := build/sanitize
CFLAGS   := -O1 -g -fno-omit-frame-pointer
SANITIZERS := -fsanitize=address,undefined -fno-sanitize-recover=undefined
endif
ifeq ($(SANITIZE),thread)
BUILD    := build/thread
SANITIZERS := -fsanitize=thread
# GLib is built without it, so its locks are shown to it.
LOCKS    := $(BUILD)/obj/glib-locks.o
WRAPPED  := g_mutex_lock g_mutex_unlock g_cond_wait g_cond_wait_until g_once_init_enter g_once_init_leave g_once_impl
WRAPS    := $(WRAPPED:%=-Wl,--wrap=%)
endif
# What libFuzzer runs, by clang: see `make fuzz`.
ifdef FUZZ
BUILD    := build/fuzz
CFLAGS   := -O1 -g -fno-omit-frame-pointer
WERROR   :=
SANITIZERS := -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined
endif
ifdef DEBUG
BUILD    := build/debug
CFLAGS   := -O0 -g3 -fno-omit-frame-pointer
endif
ifdef COVERAGE
BUILD    := build/coverage
CFLAGS   := -O0 -g --coverage
endif

# Without the headers of the libraries the compiler's first message would name a header and no package.
DEBIAN_PACKAGES = $(shell sed -n 's/^for_site=(\(.*\))$$/\1/p' setup)
ifneq ($(filter-out clean help format format-check dist uninstall,$(or $(MAKECMDGOALS),all)),)
MISSING := $(shell command -v $(PKG_CONFIG) >/dev/null || echo pkg-config; \
    for p in $(PACKAGES) $(OPENED); do $(PKG_CONFIG) --exists $$p 2>/dev/null || echo $$p; done)
ifneq ($(MISSING),)
$(info these are missing: $(MISSING))
$(info on Debian and Ubuntu './setup build' installs what is needed, or as root)
$(info $(empty)  apt-get install $(DEBIAN_PACKAGES))
$(error nothing can be built)
endif
ifeq ($(and $(LIBARCHIVE_FILE),$(MICROHTTPD_FILE)),)
$(error $(OBJDUMP) does not tell the names of libarchive and libmicrohttpd; give LIBARCHIVE_FILE and MICROHTTPD_FILE, such as libarchive.so.13)
endif
endif

# What the caller says stands last, and so has the last word.
COMPILE  := $(CC) -std=c17 $(WARNINGS) $(WERROR) $(DEFINES) $(INCLUDES) -fPIE -pthread $(CPPFLAGS) $(CFLAGS) $(SANITIZERS)
LINK     := $(CC) $(HARDENED) $(CFLAGS) $(SANITIZERS) $(WRAPS) $(LDFLAGS) -pthread

SOURCES  := $(wildcard src/*.c src/*/*.c src/*/*/*.c)
# What another book begins with: beginnings of its files, layouts, the words of the site in each language, the schemas
# for editors. The program carries them in itself, for `statusbook new`.
STARTER  := $(wildcard starter/* templates/*.mustache templates/assets/* schemas/*.json locales/*/locale.yaml \
    locales/*/site.yaml .vscode/settings.json)
CARRIED  := $(BUILD)/obj/carried
OBJECTS  := $(SOURCES:src/%.c=$(BUILD)/obj/%.o) $(CARRIED).o $(LOCKS)
# All but the command line: what the unit tests link.
ROOMS    := $(filter-out $(BUILD)/obj/commands/%,$(OBJECTS))
PROGRAM  := $(BUILD)/statusbook

Q   := $(if $(V),,@)
say  = $(if $(V),,@echo "  $(1)")

.DEFAULT_GOAL := all
all: $(PROGRAM) ## build build/statusbook

# The files that the program carries: a list of them, which is another when one comes or goes, and a table of bytes.
$(CARRIED).xml: Makefile starter templates templates/assets locales
	@mkdir -p $(@D)
	$(Q){ echo '<gresources><gresource>'; printf '<file compressed="true">%s</file>\n' $(STARTER); \
	  echo '</gresource></gresources>'; } >$@

$(CARRIED).c: $(CARRIED).xml $(STARTER)
	$(call say,GEN  $@)
	$(Q)glib-compile-resources --target=$@ --generate-source --internal --manual-register --c-name=starter_resource $<

# Its long strings are nobody's to warn of.
$(CARRIED).o: $(CARRIED).c
	$(call say,CC   $<)
	$(Q)$(COMPILE) -w -c -o $@ $<

$(PROGRAM): $(OBJECTS)
	$(call say,LINK $@)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

$(BUILD)/obj/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(call say,CC   $<)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

$(BUILD)/obj/glib-locks.o: tests/lib/glib-locks.c Makefile
	@mkdir -p $(@D)
	$(call say,CC   $<)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d)

site: $(PROGRAM) ## print the site to out/
	$(PROGRAM) build -o $(OUT)

clean: ## remove what was built (not the printed site)
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

.PHONY: all site clean help

# ---- The manual: man/NAME.in becomes build/man/NAME, with the lists that the program prints -------

MANUAL := $(patsubst man/%.in,$(BUILD)/man/%,$(wildcard man/*.in))
# A book made of the manual's examples; what they do not show is taken from our own. That of statusbook-begin(7) is
# begun as it says.
MANUAL_BOOK := $(BUILD)/man-book

man: $(MANUAL) ## make the manual in build/man

$(BUILD)/man/%: man/%.in man/page.awk $(PROGRAM)
	@mkdir -p $(@D)
	$(call say,MAN  $@)
	$(Q)awk -v program=$(PROGRAM) -f man/page.awk $< >$@.new && mv $@.new $@

check-man: $(MANUAL) ## check the manual: its form, and that its examples are what the program takes
	mandoc -T lint -W warning $(MANUAL)
	@rm -rf $(MANUAL_BOOK) && mkdir -p $(MANUAL_BOOK)/locales
	@cp -R templates $(MANUAL_BOOK) && cp -R locales/en $(MANUAL_BOOK)/locales
	@$(PROGRAM) new book $(MANUAL_BOOK)/begin --lang es >/dev/null
	@$(PROGRAM) -C $(MANUAL_BOOK)/begin new protocol ftp >/dev/null
	@cat man/*.in | awk -v into=$(MANUAL_BOOK) -f man/examples.awk
	$(PROGRAM) -C $(MANUAL_BOOK) check
	$(PROGRAM) -C $(MANUAL_BOOK)/begin check --strict

.PHONY: man check-man

# ---- Installing: PREFIX and DESTDIR, or any of the folders by itself, as GNU names them ----------

PREFIX            ?= /usr/local
prefix             = $(PREFIX)
exec_prefix        = $(prefix)
bindir             = $(exec_prefix)/bin
datarootdir        = $(prefix)/share
datadir            = $(datarootdir)
docdir             = $(datarootdir)/doc/statusbook
mandir             = $(datarootdir)/man
bashcompletiondir  = $(datadir)/bash-completion/completions
zshcompletiondir   = $(datadir)/zsh/site-functions
fishcompletiondir  = $(datadir)/fish/vendor_completions.d

INSTALL         ?= install
INSTALL_PROGRAM ?= $(INSTALL)
INSTALL_SCRIPT  ?= $(INSTALL)
INSTALL_DATA    ?= $(INSTALL) -m 644

SCRIPTS := $(addprefix docs/publish/,base-url fetch-manifest keep-assets purge-cloudflare release verify-site)
DOCS    := $(filter-out $(SCRIPTS),$(wildcard CHANGELOG.md LICENSE LICENSE-CONTENT docs/publish/*))
# Samples that a repository has in places of their own; installed they stand beside the others, and publishing.md says so.
SAMPLES := .github/workflows/publish.yml .gitlab-ci.yml
sample   = publish/$(patsubst .%,%,$(notdir $(1)))

# $(call put,FILE,PLACE): one file that is no program, with its folder.
put = $(INSTALL) -d "$(DESTDIR)$(dir $(2))" && $(if $(filter $(1),$(SCRIPTS)),$(INSTALL_SCRIPT),$(INSTALL_DATA)) "$(1)" "$(DESTDIR)$(2)"

install: all man ## install the program, its manual and completions below PREFIX
	$(Q)$(INSTALL) -d "$(DESTDIR)$(bindir)"
	$(Q)$(INSTALL_PROGRAM) $(PROGRAM) "$(DESTDIR)$(bindir)/statusbook"
	$(Q)$(foreach page,$(MANUAL),$(call put,$(page),$(mandir)/man$(subst .,,$(suffix $(page)))/$(notdir $(page))) &&) :
	$(Q)$(call put,completions/statusbook.bash,$(bashcompletiondir)/statusbook)
	$(Q)$(call put,completions/_statusbook,$(zshcompletiondir)/_statusbook)
	$(Q)$(call put,completions/statusbook.fish,$(fishcompletiondir)/statusbook.fish)
	$(Q)$(foreach file,$(STARTER),$(call put,$(file),$(datadir)/statusbook/$(file)) &&) :
	$(Q)$(foreach file,$(DOCS) $(SCRIPTS),$(call put,$(file),$(docdir)/$(file:docs/%=%)) &&) :
	$(Q)$(foreach file,$(SAMPLES),$(call put,$(file),$(docdir)/$(call sample,$(file))) &&) :
	$(Q)sed $(foreach file,$(SAMPLES),-e 's#](../$(file))#]($(call sample,$(file)))#') docs/publishing.md | \
	  $(INSTALL_DATA) /dev/stdin "$(DESTDIR)$(docdir)/publishing.md"

uninstall: ## remove what install put there
	$(Q)rm -f "$(DESTDIR)$(bindir)/statusbook" "$(DESTDIR)$(zshcompletiondir)/_statusbook" \
	  "$(DESTDIR)$(bashcompletiondir)/statusbook" "$(DESTDIR)$(fishcompletiondir)/statusbook.fish" \
	  $(foreach page,$(MANUAL),"$(DESTDIR)$(mandir)/man$(subst .,,$(suffix $(page)))/$(notdir $(page))")
	$(Q)rm -rf "$(DESTDIR)$(datadir)/statusbook" "$(DESTDIR)$(docdir)"

.PHONY: install uninstall

# ---- A released archive: what is committed, byte for byte the same wherever it is made -----------

DIST := statusbook-$(VERSION)

dist: ## make build/statusbook-VERSION.tar.gz of what is committed
	@mkdir -p build
	@git diff --quiet HEAD || echo "make dist: what is not committed is left out" >&2
	$(Q)git -c tar.umask=0022 archive --format=tar --prefix=$(DIST)/ -o build/$(DIST).tar HEAD
	$(Q)gzip -9nf build/$(DIST).tar

.PHONY: dist

# ---- For those who change the program -------------------------------------------------------------

CLANG_FORMAT ?= clang-format
CLANG_TIDY   ?= clang-tidy
TIDY_JOBS    ?= $(shell nproc 2>/dev/null || echo 1)
C_FILES      := $(wildcard src/*.[ch] src/*/*.[ch] src/*/*/*.[ch] tests/unit/*.[ch] tests/fuzz/*.[ch] tests/bench/*.c tests/lib/*.c)

format: ## format all C as .clang-format says
	$(Q)$(CLANG_FORMAT) -i $(C_FILES)

format-check: ## say which C is not formatted so
	$(Q)$(CLANG_FORMAT) --dry-run --Werror $(C_FILES)

# Several at once: each file takes seconds. It counts what it keeps to itself.
tidy: build/compile_commands.json ## run clang-tidy over the program
	$(Q)printf '%s\n' $(SOURCES) | xargs -P $(TIDY_JOBS) -n 8 $(CLANG_TIDY) --quiet -p build

# What three programs find that read C. What they are wrong about is said where it stands, or with its reason here.
CPPCHECK ?= cppcheck
# GLib's macros that it does not know, and what it takes for leaks: a struct that an array takes over, and what
# g_strchomp gives, which is what it was given.
CPPCHECK_FLAGS := --quiet --enable=warning,performance --std=c11 --inline-suppr --library=gtk --error-exitcode=1 \
    '-DG_GNUC_PRINTF(a,b)=' '-DG_DEFINE_AUTOPTR_CLEANUP_FUNC(a,b)=' '-DG_DEFINE_QUARK(a,b)=' -DG_GNUC_NULL_TERMINATED= \
    -DG_BEGIN_DECLS= -DG_END_DECLS= -DG_NORETURN= \
    --suppress=memleak:src/l10n/check/numbers.c \
    --suppress=leakNoVarFunctionCall:src/l10n/edit/comments.c

analyze: analyze-gcc analyze-cppcheck tidy ## run gcc -fanalyzer, cppcheck and clang-tidy over the program

# It knows nothing of g_autofree, so of leaks it is wrong.
analyze-gcc:
	@$(MAKE) --no-print-directory BUILD=build/analyze WERROR=-Werror \
	  CFLAGS="-O1 -g -fanalyzer -Wno-analyzer-malloc-leak -Wno-analyzer-fd-leak" build/analyze/statusbook

analyze-cppcheck:
	$(Q)$(CPPCHECK) $(CPPCHECK_FLAGS) -Isrc src

# GLib keeps what it needs to the end, which is no leak.
valgrind: $(PROGRAM) ## print and check a small book under valgrind
	@STATUSBOOK=$(PROGRAM) tests/run cli/valgrind

# Where several threads work: what reads and writes without a lock is found. Of what libraries do it sees nothing.
THREADED := $(addprefix $(BUILD)/tests/test_,locales output sequencer)
threads: ## run a small build and the tests of what several threads share under the sanitizer of threads
	@$(MAKE) --no-print-directory SANITIZE=thread check-threads

check-threads: $(PROGRAM) $(THREADED)
	@STATUSBOOK=$(PROGRAM) tests/run $(THREADED) cli/threads

debug: ## build build/debug/statusbook, without optimization
	@$(MAKE) --no-print-directory DEBUG=1 all

# The browser sees pages and no C.
coverage: ## run the tests with counters; how much of each file runs stands in build/coverage/report
	@$(MAKE) --no-print-directory COVERAGE=1 check-coverage

check-coverage: $(PROGRAM) $(UNIT_TESTS)
	@find $(BUILD) -name '*.gcda' -delete
	@STATUSBOOK=$(PROGRAM) tests/run $(UNIT_TESTS) $(sort $(filter-out tests/browser/%,$(wildcard tests/*/*.t)))
	@gcov --no-output --relative-only $(SOURCES:src/%.c=$(BUILD)/obj/%.gcda) 2>/dev/null | \
	  awk '/^File/ {file = $$2} /^Lines executed/ {sub(/.*:/, ""); print $$1, file}' | sort -n >$(BUILD)/report
	@tail -n 1 $(BUILD)/report && echo "$(BUILD)/report"

# What editors and clang-tidy ask for.
build/compile_commands.json: Makefile $(SOURCES)
	@mkdir -p build
	@{ echo '['; for file in $(SOURCES); do \
	  printf '{"directory": "%s", "file": "%s", "arguments": [' "$(CURDIR)" "$$file"; \
	  printf '"%s", ' $(filter-out -Werror,$(subst ",\",$(COMPILE))); printf '"-c", "%s"]},\n' "$$file"; \
	  done | sed '$$s/,$$//'; echo ']'; } >$@

compile_commands.json: build/compile_commands.json ## say how each file is compiled, for editors
	@ln -sf build/compile_commands.json $@

.PHONY: format format-check tidy analyze analyze-gcc analyze-cppcheck valgrind threads check-threads debug coverage check-coverage

# ---- Tests: `make check` runs them all; with SANITIZE=1 under the sanitizers of addresses and of undefined behaviour ----

UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
# What several of them use.
UNIT_PARTS := $(patsubst tests/unit/%.c,$(BUILD)/obj/unit/%.o,$(filter-out tests/unit/test_%,$(wildcard tests/unit/*.c)))
UNIT_LIBS  := $(LIBS) $(shell $(PKG_CONFIG) --libs cmocka json-glib-1.0 libarchive 2>/dev/null)
UNIT_INCLUDES := -Itests/unit $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags json-glib-1.0 2>/dev/null))
# What npm writes last.
MODULES    := tests/browser/node_modules/.package-lock.json

tests: $(PROGRAM) $(UNIT_TESTS) ## build all that the tests run

check-unit: $(PROGRAM) $(UNIT_TESTS) ## run the unit tests alone
	@STATUSBOOK=$(PROGRAM) tests/run $(UNIT_TESTS)

check: $(PROGRAM) $(UNIT_TESTS) $(if $(shell command -v npm),$(MODULES)) ## run all tests
	@STATUSBOOK=$(PROGRAM) tests/run $(UNIT_TESTS) $(sort $(wildcard tests/*/*.t))

# What rendering costs by itself, and other programs that look into the rooms: see tests/bench/bench_*.c.
$(BUILD)/bench_%: tests/bench/bench_%.c $(ROOMS)
	@echo "  LINK $@"
	@$(COMPILE) $(LDFLAGS) -o $@ $^ $(LIBS)

# What measures from the outside: the floor, and what runs a program and counts.
$(BUILD)/bench/%: tests/bench/%.c Makefile
	@mkdir -p $(@D)
	@echo "  LINK $@"
	@$(COMPILE) $(LDFLAGS) -o $@ $< $(shell pkg-config --libs glib-2.0)

BENCH_PROGRAMS := $(patsubst tests/bench/%.c,$(BUILD)/%,$(wildcard tests/bench/bench_*.c)) \
    $(BUILD)/bench/floor $(BUILD)/bench/run

bench: bench-site bench-load bench-scale bench-l10n bench-find bench-peers ## measure how fast the book is printed: all of the following

bench-site: $(PROGRAM) $(BENCH_PROGRAMS) ## measure beside a floor that only writes; BENCH_DIR=DIR says on which disk, BENCH_OLD=DIR beside which older version
	@tests/bench/bench.pl $(PROGRAM)
	@tests/bench/weight.pl $(PROGRAM)

bench-load: $(PROGRAM) $(BENCH_PROGRAMS) ## measure loading beside libyaml alone, and check; BENCH_OLD=DIR says beside which older version
	@tests/bench/load.pl $(PROGRAM)

bench-scale: $(PROGRAM) $(BENCH_PROGRAMS) ## measure books of up to 2,000 codes, 50 languages and 12 protocols; SCALE="100 100:50 100:5:12" says of which
	@tests/bench/scale.pl $(PROGRAM) $(SCALE)

bench-l10n: $(PROGRAM) $(BENCH_PROGRAMS) ## measure what the checks of translations cost beside `check`
	@tests/bench/l10n.pl $(PROGRAM)

bench-setup: $(BUILD)/bench/run ## measure a first run, ./setup site, and what it downloads; DOWNLOAD=1 downloads it
	@tests/bench/setup.pl $(BUILD)

bench-find: $(PROGRAM) ## measure how long a key takes in the find field
	@rm -rf $(BUILD)/find-site && $(PROGRAM) build -q -o $(BUILD)/find-site --only sip/486
	@tests/bench/find.js $(BUILD)/find-site

bench-peers: $(PROGRAM) $(BENCH_PROGRAMS) ## measure Node, Eleventy, Hugo and Astro where they are installed; PEERS=1 names those that are not
	@tests/bench/peers.pl $(PROGRAM)

check-browser: $(PROGRAM) $(MODULES) ## run the tests in a browser alone
	@STATUSBOOK=$(PROGRAM) tests/run $(sort $(wildcard tests/browser/*.t))

# ---- Fuzzers: tests/fuzz/fuzz_NAME.c is the target NAME -----------------------------------------

CLANG        ?= clang
FUZZ_SECONDS ?= 60
FUZZERS      := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_PARTS   := $(patsubst tests/fuzz/%.c,$(BUILD)/obj/fuzz/%.o,$(wildcard tests/fuzz/fuzz-*.c))

fuzz: $(FUZZERS:%=fuzz-%) ## run each fuzzer for FUZZ_SECONDS (60); `make fuzz-yaml` runs one

$(FUZZERS:%=fuzz-%): fuzz-%: $(PROGRAM)
	@$(MAKE) --no-print-directory FUZZ=1 CC=$(CLANG) build/fuzz/fuzz_$*
	@tests/fuzz/run $* $(FUZZ_SECONDS)

$(BUILD)/obj/fuzz/%.o: tests/fuzz/%.c Makefile
	@mkdir -p $(@D)
	$(call say,CC   $<)
	$(Q)$(COMPILE) -Itests/fuzz -MMD -MP -c -o $@ $<

$(BUILD)/fuzz_%: $(BUILD)/obj/fuzz/fuzz_%.o $(FUZZ_PARTS) $(ROOMS)
	$(call say,LINK $@)
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBS)

-include $(wildcard $(BUILD)/obj/fuzz/*.d)

.PHONY: fuzz $(FUZZERS:%=fuzz-%)

regen: $(PROGRAM) ## show how golden files differ; GOLDEN=NAME replaces those
	@STATUSBOOK=$(PROGRAM) tests/regen $(GOLDEN)

schemas: $(PROGRAM) ## write the schemas for editors in schemas/ anew
	@for schema in schemas/*.json; do $(PROGRAM) schema $$(basename $$schema .json) >$$schema || exit 1; done

.PHONY: schemas

$(BUILD)/obj/unit/%.o: tests/unit/%.c Makefile
	@mkdir -p $(@D)
	$(call say,CC   $<)
	$(Q)$(COMPILE) $(UNIT_INCLUDES) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%: $(BUILD)/obj/unit/%.o $(UNIT_PARTS) $(ROOMS)
	@mkdir -p $(@D)
	$(call say,LINK $@)
	$(Q)$(LINK) -o $@ $^ $(UNIT_LIBS)

-include $(wildcard $(BUILD)/obj/unit/*.d)

# Without the registry of npm all tests run but those that need its modules, and these are counted as skipped.
$(MODULES): tests/browser/package-lock.json
	@echo "  NPM  tests/browser/node_modules"
	@cd tests/browser && if npm ci --silent --no-audit --no-fund; then touch node_modules/.package-lock.json; else \
	  echo "make: npm could not install tests/browser/node_modules; the tests that need them are skipped" >&2; fi

.PHONY: tests check check-unit bench bench-site bench-load bench-scale bench-setup bench-l10n bench-find bench-peers check-browser regen
.PRECIOUS: $(BUILD)/obj/unit/%.o $(BUILD)/obj/fuzz/%.o $(BUILD)/fuzz_%
