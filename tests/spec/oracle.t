# Our idea of Mustache, checked by the npm package `mustache`.
use strict;
use warnings;
use Test::More;

my $modules = 'tests/browser/node_modules';
plan skip_all => 'no node' if system('node --version >/dev/null 2>&1') != 0;
plan skip_all => "no $modules; make check installs it" if !-d "$modules/mustache";

my $said = `node tests/spec/oracle.mjs $modules 2>&1`;
is($?, 0, 'mustache.js agrees with the cases of tests/spec') or diag($said);
done_testing();
