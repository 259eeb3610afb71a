-- A measurement revision is never changed once written; a correction is a new one. They go only with their garment:
-- a cascade runs with the rights of the table's owner.
REVOKE UPDATE, DELETE ON app."MeasurementRevision", app."MeasurementValue" FROM fitsize_web;
