# Libraries that few commands need: the others do without them, and these say what is missing before they begin anything.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;

my $book   = golden_book();
my $folder = tempdir(CLEANUP => 1);
my %file;
for (read_file($ENV{STATUSBOOK} // 'build/statusbook') =~ /\0(lib(?:archive|microhttpd)\.so[.0-9]*)\0/g) {
    my ($name) = /^lib(\w+)/;
    $file{$name} = $_;
    write_file("$folder/$_", "no library\n");
}
is(join(' ', sort keys %file), 'archive microhttpd', 'the program names both');

my %without = (LD_LIBRARY_PATH => $folder);
is((statusbook(\%without, '-C', $book, 'check'))[0], 0, 'a check does without them');
is((statusbook(\%without, '-C', $book, 'build', '-q', '-o', "$folder/site"))[0], 0, 'a site too');

my ($status, undef, $errors) = statusbook(\%without, '-C', $book, 'build', '--tar', "$folder/site.tar");
is($status, 3, 'an archive does not');
like($errors, qr/^statusbook build: the library '\Q$file{archive}\E' cannot be used: .+\n\z/, 'it says what is missing');
ok(!-e "$folder/site.tar", 'and begins nothing');

($status, undef, $errors) = statusbook(\%without, '-C', $book, 'serve', '--port', '0');
is($status, 3, 'a preview does not');
like($errors, qr/^statusbook serve: .*the library '\Q$file{microhttpd}\E' cannot be used: .+\n\z/, 'it says what is missing');

# What lies in a book is no library of ours, whatever its name: nobody has read it. Of several names one may hide another.
for my $ending ('', '.so', '.la') {
    write_file("$book/$_$ending", "dlname='evil.so'\nlibdir='codes'\ninstalled=yes\n") for values %file;
    ($status, undef, $errors) = statusbook('-C', $book, 'build', '-q', '--tar', "$folder/site.tar");
    is("$status $errors", '0 ', "a file of a book, $file{archive}$ending, changes nothing");
    ok(preview_new($book), 'nor for a preview');
    unlink "$book/$_$ending" for values %file;
}
done_testing();
