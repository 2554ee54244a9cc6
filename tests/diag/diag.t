# What the program says of each kind of bad book: the messages of `check`, to the byte, and its exit status. With errors
# `build` ends alike, writes nothing, and leaves the site that it printed before as it was.
# usage: diag.t [CASE…]
use strict;
use warnings;
use Test::More;
use Book;
use Golden;

my %wanted = map { $_ => 1 } @ARGV;
for my $set (grep { m{^diag/} } golden_sets()) {
    my ($case) = $set =~ m{^diag/(.*)};
    next if %wanted && !$wanted{$case};
    my $expected = golden_expected($set)->{expected} // '';
    is(golden_made($set)->{expected}, $expected, "$case: what check says");
    my ($status) = $expected =~ /^exit status: (.*)$/m;
    next if !defined $status || $status eq '0';

    my $book = diag_book($case);
    my $before = build_once(with_words('tests/diag/base'));
    rename $before, "$book/printed" or die "$before: $!\n";
    my $state = tree_state("$book/printed");
    my ($fresh) = statusbook('-C', $book, 'build', '-o', 'fresh');
    my ($again) = statusbook('-C', $book, 'build', '-o', 'printed');
    is("$fresh $again", "$status $status", "$case: build ends as check does");
    ok(!-e "$book/fresh", "$case: build writes nothing");
    is(tree_state("$book/printed"), $state, "$case: what was printed before stays as it was");
    is(join(' ', glob "$book/*statusbook-*"), '', "$case: nothing is left behind");
}
done_testing();
