# The pages of the small site are, byte for byte, those of tests/golden/out, and some of the library those of
# tests/golden/library-out.
use strict;
use warnings;
use Test::More;
use Book;
use Golden;

my ($made, $expected);
for my $set ('golden', 'library') {
    my ($of_set, $expected_of_set) = (golden_made($set), golden_expected($set));
    is(join("\n", sort keys %$of_set), join("\n", sort keys %$expected_of_set), "$set: the same pages");
    $made->{"$set $_"} = $of_set->{$_} for keys %$of_set;
    $expected->{"$set $_"} = $expected_of_set->{$_} for keys %$expected_of_set;
}
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
