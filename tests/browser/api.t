# The JSON of the printed site is held against the schema that is printed with it.
use strict;
use warnings;
use Test::More;
use Book;
use File::Temp 'tempdir';

plan skip_all => 'no node'             if system('command -v node >/dev/null') != 0;
plan skip_all => 'no modules from npm' if !-d 'tests/browser/node_modules/ajv';

my $site = tempdir(CLEANUP => 1) . '/site';
my ($status, undef, $errors) = statusbook('build', '-q', '-o', $site);
die $errors if $status ne '0';
exec 'node', 'tests/browser/api.mjs', $site;
