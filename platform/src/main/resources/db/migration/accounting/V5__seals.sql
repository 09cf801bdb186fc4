-- What was committed, sealed in its order: some batches a block, the hashes of their places one after the other (32 bytes each), the
-- right edge of the Merkle tree (RFC 6962) after them, and its root signed.
create table accounting.seal_block (
    number bigint primary key check (number > 0),
    from_batch bigint not null,
    through_batch bigint not null unique,
    first bigint not null check (first >= 0),
    size bigint not null unique,
    leaves bytea not null,
    peaks bytea not null,
    root bytea not null check (length(root) = 32),
    at timestamptz not null,
    key_id text not null,
    signature bytea not null,
    check (from_batch <= through_batch),
    check (length(leaves) = (size - first) * 32)
);
grant select, insert on accounting.seal_block to sampan_app;

-- Roots of complete subtrees of 256 leaves, so that a proof need not read all of them.
create table accounting.seal_chunk (
    number bigint primary key check (number >= 0),
    hash bytea not null check (length(hash) = 32)
);
grant select, insert on accounting.seal_chunk to sampan_app;
