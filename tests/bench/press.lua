-- Every request a press of its own: a line of the file (address, cookies, body) with a fresh id in place of FORM.
local lines, n = {}, 0

function init(args)
  math.randomseed(tonumber(args[2]))
  for line in io.lines(args[1]) do
    lines[#lines + 1] = { line:match("^(.-)\t(.-)\t(.*)$") }
  end
  n = math.random(#lines)
end

local function id()
  local r = math.random
  return string.format("%04x%04x-%04x-4%03x-8%03x-%06x%06x", r(0, 65535), r(0, 65535), r(0, 65535), r(0, 4095), r(0, 4095), r(0, 16777215), r(0, 16777215))
end

function request()
  n = n % #lines + 1
  local line = lines[n]
  local headers = { ["Cookie"] = line[2], ["Content-Type"] = "application/x-www-form-urlencoded" }
  local method = line[3] == "" and "GET" or "POST"
  return wrk.format(method, line[1], headers, (line[3]:gsub("FORM", id())))
end
