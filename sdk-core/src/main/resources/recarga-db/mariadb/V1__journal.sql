-- Recarga's journal, version 1, for MariaDB 10.6 and later.
-- Moments are nanoseconds since 1970-01-01 UTC; to read one: TIMESTAMPADD(SECOND, due DIV 1000000000, TIMESTAMP '1970-01-01 00:00:00').
-- Each statement may be run again.

-- Text is compared byte by byte, with spaces at its end. Indexes stand in their tables: each of these statements commits.

-- Installation, salt, versions, switches.
CREATE TABLE IF NOT EXISTS recarga_meta (
  name varchar(100) NOT NULL,
  content varchar(4000) NOT NULL,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One row for each key, kept for ever. Its body has the rest as JSON.
CREATE TABLE IF NOT EXISTS recarga_topup (
  tenant varchar(64) NOT NULL,
  topup_key varchar(64) NOT NULL,
  fingerprint varchar(200) NOT NULL,
  format integer NOT NULL,
  version bigint NOT NULL,
  state varchar(20) NOT NULL,
  fence bigint NOT NULL,
  owner varchar(100) NOT NULL,
  adapter varchar(40),
  reference varchar(100),
  transaction_id varchar(310),
  number_hash varchar(32),
  iccid_hash varchar(32),
  created bigint NOT NULL,
  updated bigint NOT NULL,
  send_by bigint NOT NULL,
  attempt_began bigint,
  lease_until bigint,
  due bigint,
  wake bigint,          -- when a worker takes it next; null once it is closed
  ended bigint,         -- when it ended; null while it is open, a case, or once it is pruned
  end_position bigint,  -- null while it is open, 0 until its end is numbered
  body mediumtext NOT NULL,
  PRIMARY KEY (tenant, topup_key),
  INDEX recarga_topup_wake (wake),
  INDEX recarga_topup_state (state, tenant, topup_key),
  INDEX recarga_topup_ended (ended),
  INDEX recarga_topup_end (end_position),
  INDEX recarga_topup_reference (reference, adapter),
  INDEX recarga_topup_transaction (transaction_id, adapter),
  INDEX recarga_topup_attempt (adapter, attempt_began),
  INDEX recarga_topup_number (number_hash, created),
  INDEX recarga_topup_iccid (iccid_hash, created)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- References that a row had before its latest attempt.
CREATE TABLE IF NOT EXISTS recarga_reference (
  adapter varchar(40) NOT NULL,
  reference varchar(100) NOT NULL,
  tenant varchar(64) NOT NULL,
  topup_key varchar(64) NOT NULL,
  PRIMARY KEY (reference, adapter)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What carriers told about sales.
CREATE TABLE IF NOT EXISTS recarga_inbox (
  adapter varchar(40) NOT NULL,
  notice_id varchar(100) NOT NULL,
  reference varchar(310),
  transaction_id varchar(310),
  received bigint NOT NULL,
  tries integer NOT NULL,
  due bigint,           -- null once it is done with
  PRIMARY KEY (notice_id, adapter),
  INDEX recarga_inbox_due (due),
  INDEX recarga_inbox_received (received)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Access tokens that machines share, sealed.
CREATE TABLE IF NOT EXISTS recarga_token (
  name varchar(200) NOT NULL,
  sealed mediumtext NOT NULL,
  renew_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What was paid in and given back under a key.
CREATE TABLE IF NOT EXISTS recarga_leg (
  tenant varchar(64) NOT NULL,
  topup_key varchar(64) NOT NULL,
  kind varchar(20) NOT NULL,
  leg_id varchar(64) NOT NULL,
  format integer NOT NULL,
  version bigint NOT NULL,
  state varchar(20) NOT NULL,
  wake bigint,
  created bigint NOT NULL,
  updated bigint NOT NULL,
  body mediumtext NOT NULL,
  PRIMARY KEY (tenant, topup_key, kind, leg_id),
  INDEX recarga_leg_wake (wake)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Who may be topped up again and again, and how far that has come.
CREATE TABLE IF NOT EXISTS recarga_mandate (
  tenant varchar(64) NOT NULL,
  mandate_id varchar(64) NOT NULL,
  format integer NOT NULL,
  version bigint NOT NULL,
  state varchar(20) NOT NULL,
  serial bigint NOT NULL,
  number_hash varchar(32),
  iccid_hash varchar(32),
  wake bigint,
  created bigint NOT NULL,
  updated bigint NOT NULL,
  body mediumtext NOT NULL,
  PRIMARY KEY (tenant, mandate_id),
  INDEX recarga_mandate_wake (wake),
  INDEX recarga_mandate_number (number_hash),
  INDEX recarga_mandate_iccid (iccid_hash)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The last position that was given, the version of these tables, and the oldest that a library may know.
INSERT INTO recarga_meta (name, content) VALUES ('ends', '0') ON DUPLICATE KEY UPDATE name = name;
INSERT INTO recarga_meta (name, content) VALUES ('schema.known', '1') ON DUPLICATE KEY UPDATE name = name;
INSERT INTO recarga_meta (name, content) VALUES ('schema.version', '1') ON DUPLICATE KEY UPDATE name = name;
