# The pages of the small site are, byte for byte, those of tests/golden/out.
use strict;
use warnings;
use Test::More;
use Book;
use Golden;

my ($made, $expected) = (golden_made('golden'), golden_expected('golden'));
is(join("\n", sort keys %$made), join("\n", sort keys %$expected), 'the same pages');
for my $path (sort keys %$made) {
    next if !defined $expected->{$path};
    my @made = split /\n/, $made->{$path};
    my @expected = split /\n/, $expected->{$path};
    my ($line) = grep { ($made[$_] // "\0") ne ($expected[$_] // "\0") } 0 .. ($#made > $#expected ? $#made : $#expected);
    ok($made->{$path} eq $expected->{$path}, $path)
      or diag("line ", ($line // 0) + 1, "\n  made     ", $made[$line // 0] // 'nothing', "\n  expected ",
              $expected[$line // 0] // 'nothing', "\nmake regen shows all");
}
done_testing();
