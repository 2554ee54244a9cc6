# What the find field costs, whatever is asked: see cost.js.
use strict;
use warnings;
use Test::More;
use Cwd 'abs_path';

plan skip_all => 'no node' if system('command -v node >/dev/null') != 0;
my $parts = join ' ', map { "'" . abs_path("templates/assets/$_.js") . "'" } qw(words word-index match);
is(`node tests/find/cost.js $parts 2>&1`, '', 'no query costs much more than its length');
done_testing();
