# One mistake is one error: of a file or folder that is missing or broken, nothing is told that only follows from it.
use strict;
use warnings;
use Test::More;
use Book;

# name => [what is done in a book, the one error]
my %mistakes = (
    'no templates' => [sub { rename "$_[0]/templates", "$_[0]/gone" }, qr/^templates: error: cannot read 'templates'/],
    'no assets' => [sub { rename "$_[0]/templates/assets", "$_[0]/gone" }, qr{^templates/assets: error: cannot read 'templates/assets'}],
    'assets elsewhere' => [sub { rename "$_[0]/templates/assets", "$_[0]/gone"; symlink '/etc', "$_[0]/templates/assets" },
        qr{^templates/assets: error: .*leads out of the book}],
    'no words of the site' => [sub { unlink "$_[0]/locales/en/site.yaml" }, qr{^locales/en/site\.yaml: error: the words of the site are missing}],
    'a broken code that an old page leads to' => [sub { write_file("$_[0]/codes/http/404.yaml", read_file("$_[0]/codes/http/404.yaml") . "a: [\n") },
        qr{^codes/http/404\.yaml:\d+:\d+: error: this '\['}],
    'a code with a wrong ending' => [sub { rename "$_[0]/codes/http/404.yaml", "$_[0]/codes/http/404.yml" }, qr{^codes/http/404\.yml: error: }],
);
for my $name (sort keys %mistakes) {
    my ($do, $message) = @{$mistakes{$name}};
    my $book = golden_book();
    my (undef, undef, $before) = statusbook('-C', $book, 'check');
    my %known = map { $_ => 1 } $before =~ /^(\S+: (?:error|warning): .*)$/mg;
    $do->($book);
    my ($status, undef, $errors) = statusbook('-C', $book, 'check');
    my @new = grep { !$known{$_} } $errors =~ /^(\S+: (?:error|warning): .*)$/mg;
    is($status, 1, "$name: status");
    is(scalar @new, 1, "$name: one message") or diag(join "\n", @new);
    like($new[0] // '', $message, "$name: which");
}
done_testing();
