# The manual is well formed, and its examples are what the program takes.
use strict;
use warnings;
use Test::More;

plan skip_all => 'no mandoc' if system('command -v mandoc >/dev/null 2>&1') != 0;
delete @ENV{qw(MAKEFLAGS MFLAGS MAKELEVEL)};
my $said = `make check-man 2>&1`;
is($?, 0, 'make check-man') or diag($said);
done_testing();
