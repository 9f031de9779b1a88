# make demo    set-up, release build, and the main job on corpora/news/
# make test    the same set-up, then all tests
# make install PREFIX=/usr/local
# make format | lint | bench | digests

PREFIX ?= /usr/local
SWIFT ?= swift
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PACKAGES := libicu-dev libsqlite3-dev libxml2-dev zlib1g-dev pkg-config
TEST_PACKAGES := unicode-data bzip2
# With Swift's own libraries in the program (docs/decisions/0004-static-swift-libraries.md), where the compiler brings them.
STATIC = $(shell libraries=$$($(SWIFT) -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p'); \
  if [ -d "$${libraries}_static" ]; then echo --static-swift-stdlib; \
  if [ -x "$$libraries/../../bin/ld.lld" ]; then echo -Xswiftc -use-ld=lld; fi; fi)
SOURCES := Package.swift Sources Tests dictionaries/Dictionaries.swift dictionaries/Digest.swift

.PHONY: all setup setup-test build demo test install uninstall format lint bench digests clean

all: build

# Installs what is missing, and asks the network for nothing when nothing is.
setup:
	@missing=""; for package in $(PACKAGES); do \
	  dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; fi

setup-test: setup
	@$(MAKE) --no-print-directory setup PACKAGES="$(TEST_PACKAGES)"

build: setup
	$(SWIFT) build -c release $(STATIC) -Xswiftc -cross-module-optimization --product dubash

demo: build
	@mkdir -p demo-output
	@for source in corpora/news/*.hi.txt; do \
	  name=$$(basename $$source .hi.txt); \
	  .build/release/dubash align $$source -o demo-output/$$name.md; \
	  .build/release/dubash align $$source -o demo-output/$$name.jsonl; done
	@.build/release/dubash align corpora/news/isro-moon-mission.hi.txt --format markdown | head -n 24
	@echo "…"
	@echo
	@.build/release/dubash entities corpora/news/isro-moon-mission.hi.txt --format tsv | head -n 12
	@echo
	@echo "All articles of corpora/news/ are in demo-output/, as Markdown and JSON lines."

test: setup-test
	$(SWIFT) test

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/dubash"
	install -m 755 .build/release/dubash "$(DESTDIR)$(PREFIX)/bin/dubash"
	rm -rf "$(DESTDIR)$(PREFIX)/share/dubash/dictionaries"
	cp -R dictionaries "$(DESTDIR)$(PREFIX)/share/dubash/dictionaries"
	rm -f "$(DESTDIR)$(PREFIX)"/share/dubash/dictionaries/*.swift

uninstall:
	rm -rf "$(DESTDIR)$(PREFIX)/bin/dubash" "$(DESTDIR)$(PREFIX)/share/dubash"

format:
	$(SWIFT) format --in-place --recursive $(SOURCES)

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)

bench: build
	Benchmarks/run.sh

digests:
	python3 Tools/update-digests.py

clean:
	rm -rf .build demo-output
