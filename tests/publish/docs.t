# docs/publishing.md: its links lead somewhere, its options exist, and no sample is forgotten.
use strict;
use warnings;
use Test::More;
use Book;

my $text = read_file('docs/publishing.md');
my %anchor = map { lc($_) =~ s/[^\w -]//gr =~ tr/ /-/r => 1 } $text =~ /^#+ (.*)$/mg;
my (@dead, $n);
for my $link ($text =~ /\]\(([^)\s]+)\)/g) {
    $n++;
    push @dead, $link if $link =~ /^#(.*)/ ? !$anchor{$1} : $link !~ m{^https?:} && !-e "docs/$link";
}
cmp_ok($n, '>', 20, 'there are links');
is(join(' ', @dead), '', 'every link leads somewhere');
is(join(' ', grep { my ($name) = m{([^/]+)\z}; $text !~ /\Q$name\E/ && $name ne 'base-url' } glob('docs/publish/*'), '.github/workflows/publish.yml', '.gitlab-ci.yml'),
   '', 'every sample is named');

my %option = map { $_ => 1 } map { (statusbook('help', $_))[1] =~ /(--[a-z-]+)/g } 'build', 'serve', 'check';
my @unknown;
for my $command ($text =~ /(?:^    |`|'|\| )((?:build\/)?statusbook (?:build|check|serve)[^`\n|>]*)/mg) {
    push @unknown, "$_ in: $command" for grep { !$option{$_} } $command =~ / (--[a-z-]+)/g;
}
is(join("\n", @unknown), '', 'every option of the program exists');
like($text, qr/^\| 3 \| /m, 'exit statuses are told');
done_testing();
