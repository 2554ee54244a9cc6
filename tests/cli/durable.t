# --durable: what the disk is waited for, in which order. A machine that loses its power is not at hand, so the order of the
# calls is what is held: nothing that is needed is renamed before the disk has it.
use strict;
use warnings;
use Test::More;
use Book;
use Site;

my $library = faults_library() or plan skip_all => 'no C compiler';
my $book    = diag_book('base');
my $folder  = fast_folder();
my $calls   = 'open,write,linkat,renameat,renameat2,unlinkat,fsync,syncfs';
my $words   = 'a';

# The calls of a build that changes something, as one letter each: w writes, l links, S waits for all, R decides or puts
# in place, r renames a file, F waits for a folder or file, u removes.
sub calls_of {
    my ($environment, @options) = @_;
    my $log = "$folder/log";
    unlink $log;
    say_in_code($book, 'http/404', ++$words);
    my ($status, undef, $errors) = statusbook({LD_PRELOAD => $library, FAULT_CALLS => $calls, FAULT_LOG => $log,
        ASAN_OPTIONS => 'verify_asan_link_order=0', %$environment}, '-C', $book, 'build', '-q', '--jobs', 1, @options);
    is($status, $environment->{FAULT_AT} ? 3 : 0, "build @options") or diag($errors);
    my $letters = '';
    for (split /\n/, -e $log ? read_file($log) : '') {
        my ($call, $path) = split / /, $_, 2;
        $letters .= $call eq 'write' ? 'w' : $call eq 'linkat' ? 'l' : $call eq 'syncfs' ? 'S' : $call eq 'fsync' ? 'F'
          : $call eq 'renameat2'                              ? 'R'
          : $call eq 'renameat' && $path =~ /^redo$|^manifest$|\.tar$|^out$|^slow$/ ? 'R'
          : $call eq 'renameat'                               ? 'r'
          : $call eq 'unlinkat'                               ? 'u'
          :                                                     '';
    }
    return $letters;
}

for my $way ('', '--in-place') {
    my $out     = "$folder/out";
    my @options = ('-o', $out, $way || ());
    system 'rm', '-rf', $out;
    calls_of({}, '-o', $out);
    unlike(calls_of({}, @options), qr/[SF]/, "$way: nothing waits where it is not asked for");
    my $wanted = $way ? qr/\A[^S]*w[^SFR]*S R F [rwlu]* S R F u*\z/x : qr/\A[^S]*w[^SFR]*S R F u*\z/x;
    like(calls_of({}, @options, '--durable'), $wanted, "$way: all is on the disk before it is decided, and that before it ends");
    my ($status, undef, $errors) = statusbook('-C', $book, 'build', '-q', '-o', $out);
    is($status, 0, 'the site is there') or diag($errors);
    my $was = read_file("$out/en/http/404.html");
    calls_of({FAULT_CALLS => 'syncfs', FAULT_AT => 1, FAULT_HOW => 5}, @options, '--durable');
    is(read_file("$out/en/http/404.html"), $was, "$way: where the disk fails the old site stands");
}
system 'rm', '-rf', "$folder/slow";
calls_of({}, '-o', "$folder/slow");
like(calls_of({FAULT_NO_EXCHANGE => 1}, '-o', "$folder/slow", '--durable'), qr/\A[^S]*w[^SFR]*S r R? r? F|\A[^S]*w[^SFR]*S r* R r* F/x, 'where folders cannot be exchanged: the same');
my $new = "$folder/out-new";
like(calls_of({}, '-o', $new, '--durable'), qr/\A[^S]*w[^SFR]*SRFu*\z/, 'a first site: the same');
like(calls_of({}, '--tar', "$folder/site.tar", '--durable'), qr/w F R F u*\z/x, 'an archive: the file, then its name');
is((statusbook('-C', $book, 'build', '-q', '--tar', '/dev/null', '--durable'))[0], 0, 'what is no file has no disk to wait for');
done_testing();
