INSERT INTO tenant VALUES ('main', 'Field Service', 'epoch-1', 1, '2026-11-20T06:00:00.000000+00:00');
INSERT INTO counter VALUES ('main', 'seq', 7);
INSERT INTO counter VALUES ('main', 'job_number', 2);
INSERT INTO conflict VALUES ('main', 'c1', 'site', 's1', '', 'note', '""', '"a"', '"b"', '2026-11-20T06:00:00.000000+00:00', '2026-11-20T06:00:00.000000+00:00', 'Anne', 'o1', 'p1', 'd1', 'open');
INSERT INTO late_contribution VALUES ('main', 'o2', 'note', 'n1', 'j1', 'create', '{}', 'p1', 'd1', '2026-11-20T06:00:00.000000+00:00', '2026-11-20T06:00:00.000000+00:00', 'open');
INSERT INTO upload VALUES ('main', 'u1', 'aa', 5, 'p1', '2026-11-20T06:00:00.000000+00:00', 'open');
INSERT INTO synced_row VALUES ('main', 'vehicle', 'v1', '{"vin": "5YJ3E7EBXNF114422", "customer_id": "k1"}', '{}', 3, FALSE, '', '', NULL);
INSERT INTO synced_row VALUES ('main', 'vehicle', 'v2', '{"vin": "5YJ3E7EBXNF114422", "customer_id": "k2"}', '{}', 3, FALSE, '', '', NULL);
INSERT INTO synced_row VALUES ('main', 'vehicle', 'v3', '{"vin": "", "customer_id": "k1"}', '{}', 3, FALSE, '', '', NULL);
INSERT INTO synced_row VALUES ('main', 'vehicle', 'v4', '{"vin": "5YJ3E7EBXNF114422", "customer_id": "k1"}', '{}', 3, TRUE, '', '', NULL)
