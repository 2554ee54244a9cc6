# The printed site in Debian's Chromium.
use strict;
use warnings;
use Test::More;
use Book;
use File::Temp 'tempdir';

my $chromium = $ENV{CHROMIUM} || '/usr/bin/chromium';
plan skip_all => 'no Chromium'          if !-x $chromium;
plan skip_all => 'no node'              if system('command -v node >/dev/null') != 0;
plan skip_all => 'no modules from npm'  if !-d 'tests/browser/node_modules/playwright-core';

my $site = tempdir(CLEANUP => 1) . '/site';
my ($status, undef, $errors) = statusbook('build', '-q', '-o', $site);
die $errors if $status ne '0';
exec 'node', 'tests/browser/pages.mjs', $site, 'build/screenshots';
