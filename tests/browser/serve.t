# The preview in Debian's Chromium.
use strict;
use warnings;
use Test::More;
use Book;

my $chromium = $ENV{CHROMIUM} || '/usr/bin/chromium';
plan skip_all => 'no Chromium'         if !-x $chromium;
plan skip_all => 'no node'             if system('command -v node >/dev/null') != 0;
plan skip_all => 'no modules from npm' if !-d 'tests/browser/node_modules/playwright-core';

my $book   = golden_book();
my $server = preview_new($book);
my $result = system 'node', 'tests/browser/serve.mjs', $server->{address}, $book;
preview_end($server, 'INT');
exit($result ? 1 : 0);
