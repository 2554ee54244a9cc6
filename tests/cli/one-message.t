# One mistake is one error: of a file or folder that is missing or broken, nothing is told that only follows from it.
use strict;
use warnings;
use File::Temp;
use Test::More;
use Book;

# Moves a folder out of a book and leads to it.
my $outside = File::Temp->newdir;
my $n_outside = 0;

sub elsewhere {
    my ($book, $folder) = @_;
    my $place = "$outside/" . $n_outside++;
    rename "$book/$folder", $place or die "$folder: $!";
    symlink $place, "$book/$folder" or die "$folder: $!";
}

# name => [what is done in a book, the one error]
my %mistakes = (
    'no templates' => [sub { rename "$_[0]/templates", "$_[0]/gone" }, qr/^templates: error: cannot read 'templates'/],
    'no assets' => [sub { rename "$_[0]/templates/assets", "$_[0]/gone" }, qr{^templates/assets: error: cannot read 'templates/assets'}],
    'assets elsewhere' => [sub { rename "$_[0]/templates/assets", "$_[0]/gone"; symlink '/etc', "$_[0]/templates/assets" },
        qr{^templates/assets: error: .*leads out of the book}],
    'no words of the site' => [sub { unlink "$_[0]/locales/en/site.yaml" }, qr{^locales/en/site\.yaml: error: the words of the site are missing}],
    'a broken code that an old page leads to' => [sub { write_file("$_[0]/codes/http/404.yaml", read_file("$_[0]/codes/http/404.yaml") . "a: [\n") },
        qr{^codes/http/404\.yaml:\d+:\d+: error: this '\['}],
    'no codes' => [sub { rename "$_[0]/codes", "$_[0]/gone" }, qr{^codes: error: cannot read 'codes': No such file}],
    'codes elsewhere' => [sub { elsewhere($_[0], 'codes') }, qr{^codes: error: .*leads out of the book}],
    'a protocol elsewhere' => [sub { elsewhere($_[0], 'codes/http') }, qr{^codes/http: error: .*leads out of the book}],
    'no folder of a protocol' => [sub { rename "$_[0]/codes/http", "$_[0]/gone" }, qr{^site\.yaml:\d+:\d+: error: there is no 'codes/http/protocol\.yaml'}],
    'no file of a protocol' => [sub { unlink "$_[0]/codes/http/protocol.yaml" }, qr{^site\.yaml:\d+:\d+: error: there is no 'codes/http/protocol\.yaml'}],
    'a protocol with a wrong ending' => [sub { rename "$_[0]/codes/http/protocol.yaml", "$_[0]/codes/http/protocol.yml" },
        qr{^codes/http/protocol\.yml: error: }],
    'no locales' => [sub { rename "$_[0]/locales", "$_[0]/gone" }, qr{^locales: error: cannot read 'locales': No such file}],
    'locales elsewhere' => [sub { elsewhere($_[0], 'locales') }, qr{^locales: error: .*leads out of the book}],
    'no English' => [sub { rename "$_[0]/locales/en", "$_[0]/gone" }, qr{^locales/en: error: cannot read 'locales/en': No such file}],
    'a language elsewhere' => [sub { elsewhere($_[0], 'locales/ja') }, qr{^locales/ja: error: .*leads out of the book}],
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
